"use client";

import dynamic from "next/dynamic";
import { useMayEdit } from "#features/auth/pageSession.ts";

// Nothing of it is needed to read a page, so it comes after the page.
const StudioImport = dynamic(
  () => import("./StudioImport.tsx").then((module) => module.StudioImport),
  { ssr: false },
);

/** Takes files that are dropped anywhere in the studio, and shows the import that is under way. */
export function ImportLayer() {
  return useMayEdit() ? <StudioImport /> : null;
}
