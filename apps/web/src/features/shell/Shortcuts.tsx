"use client";

import dynamic from "next/dynamic";

// Nothing of it is needed to read a page, so it comes after the page.
export const Shortcuts = dynamic(
  () => import("./ShortcutSheet.tsx").then(({ ShortcutSheet }) => ShortcutSheet),
  { ssr: false },
);
