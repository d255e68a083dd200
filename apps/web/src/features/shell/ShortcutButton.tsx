"use client";

import type { ReactNode } from "react";
import { buttonStyle } from "#ui/Button.tsx";
import { openShortcuts } from "./openShortcuts.ts";

/** Help with the keyboard, at the same place on every page (WCAG 3.2.6). */
export function ShortcutButton({ icon }: { icon: ReactNode }) {
  return (
    <button
      type="button"
      aria-label="Keyboard shortcuts"
      title="Keyboard shortcuts"
      onClick={openShortcuts}
      className={buttonStyle({ variant: "ghost", size: "icon" })}
    >
      {icon}
    </button>
  );
}
