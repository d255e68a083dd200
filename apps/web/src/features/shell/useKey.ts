"use client";

import { useHotkeys } from "react-hotkeys-hook";
import { useLetterKeys } from "./letterKeys.ts";

/** A single-letter shortcut: silent while typing, under an open dialog, and when turned off. */
export function useKey(keys: string, act: (event: KeyboardEvent) => void, enabled = true) {
  const on = useLetterKeys();
  useHotkeys(
    keys,
    (event) => {
      if (document.querySelector('dialog[open], [role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      event.preventDefault();
      act(event);
    },
    { enabled: enabled && on, useKey: true },
    [act],
  );
}
