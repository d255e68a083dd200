"use client";

import { lazy, Suspense } from "react";
import { useHydrated } from "#ui/useHydrated.ts";

const ShortcutSheet = lazy(() =>
  import("./ShortcutSheet.tsx").then((module) => ({ default: module.ShortcutSheet })),
);

/** Nothing of it is needed to read a page, so it comes after the page. */
export function Shortcuts() {
  return useHydrated() ? (
    <Suspense>
      <ShortcutSheet />
    </Suspense>
  ) : null;
}
