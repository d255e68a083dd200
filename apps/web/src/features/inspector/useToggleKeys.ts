"use client";

import { useHotkeys } from "react-hotkeys-hook";

/** The keys of the prompt. Firefox keeps the first pair for itself, so there is a second one. */
export function useToggleKeys(toggle: () => void) {
  useHotkeys(
    "mod+shift+p, mod+backslash",
    toggle,
    { enableOnFormTags: true, preventDefault: true },
    [toggle],
  );
}
