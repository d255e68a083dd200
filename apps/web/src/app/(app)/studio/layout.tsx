import type { ReactNode } from "react";
import { signInFirst } from "#features/auth/signInFirst.ts";
import { ImportLayer } from "#features/import/ImportLayer.tsx";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  await signInFirst();
  return (
    <>
      {children}
      <ImportLayer />
    </>
  );
}
