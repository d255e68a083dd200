import type { ReactNode } from "react";
import { signInFirst } from "#features/auth/signInFirst.ts";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  await signInFirst();
  return children;
}
