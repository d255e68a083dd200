import { redirect } from "next/navigation";
import { readPageSession } from "#features/shell/readPageSession.ts";

// Whoever has characters goes to them; everybody else sees those that are public.
export default async function HomePage() {
  const { ownerId } = await readPageSession();
  redirect(ownerId === null ? "/explore" : "/studio");
}
