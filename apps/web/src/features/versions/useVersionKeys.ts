"use client";

import { type RefObject, useCallback } from "react";
import { useKey } from "#features/shell/useKey.ts";

const rowLink = "[data-version-link]";

/** J and K walk the timeline; the row that is shown comes first, and Enter opens, as links do. */
export function useVersionKeys(list: RefObject<HTMLElement | null>) {
  const step = useCallback(
    (by: number) => {
      const links = [...(list.current?.querySelectorAll<HTMLElement>(rowLink) ?? [])];
      const at = links.findIndex((link) => link === document.activeElement);
      const shown = links.findIndex((link) => link.matches("[aria-current]"));
      const next = at === -1 ? links[Math.max(shown, 0)] : links[at + by];
      next?.focus();
    },
    [list],
  );
  useKey("j", () => step(1));
  useKey("k", () => step(-1));
}
