import { redirect } from "next/navigation";

// The one owner of a local installation has no use for a front page.
export default function HomePage() {
  redirect("/studio");
}
