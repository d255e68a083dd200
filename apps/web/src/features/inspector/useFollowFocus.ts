"use client";

import { useEffect } from "react";
import { fieldOf } from "#features/editor/fieldPlace.ts";
import { entryPath } from "./sourceWords.ts";

/** The path of the field, or of the entry of the lorebook, that holds the element. */
function pathOf(element: Element): string | undefined {
  const entry = element.closest<HTMLElement>("[data-lore-entry]")?.dataset["loreEntry"];
  return entry === undefined ? fieldOf(element) : entryPath(Number(entry));
}

function partOf(scroller: Element, path: string): HTMLElement | undefined {
  const parts = scroller.querySelectorAll<HTMLElement>("li[data-source]");
  return [...parts].find(({ dataset: { source = "" } }) => `${source}.`.startsWith(`${path}.`));
}

/** Whoever goes to a field sees its part of the prompt beside it, where the prompt scrolls by itself. */
export function useFollowFocus(scrollerOf: () => Element | null) {
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      const scroller = scrollerOf();
      if (scroller === null || !(target instanceof Element) || scroller.contains(target)) return;
      const path = pathOf(target);
      const part = path === undefined ? undefined : partOf(scroller, path);
      if (part === undefined || scroller.scrollHeight <= scroller.clientHeight) return;
      const [view, place] = [scroller.getBoundingClientRect(), part.getBoundingClientRect()];
      if (place.top >= view.top + 48 && place.top <= view.bottom - 96) return;
      const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const top = scroller.scrollTop + place.top - view.top - 64;
      scroller.scrollTo({ top, behavior: isCalm ? "instant" : "smooth" });
    };
    document.addEventListener("focusin", follow);
    return () => document.removeEventListener("focusin", follow);
  }, [scrollerOf]);
}
