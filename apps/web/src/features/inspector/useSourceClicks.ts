"use client";

import { use, useEffect, useRef } from "react";
import { SourcePlaceContext } from "./sourcePlace.ts";
import { fieldOfPath } from "./sourceWords.ts";

/**
 * For `ref` of what holds elements with `data-source`: a click into one goes to its field, unless it
 * ends a selection of text. By keyboard the labels beside them do the same.
 */
export function useSourceClicks<Holder extends HTMLElement>() {
  const { go } = use(SourcePlaceContext);
  const holder = useRef<Holder>(null);
  useEffect(() => {
    const element = holder.current;
    if (element === null || go === undefined) return undefined;
    const follow = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest("a, button") !== null) return;
      const source = target.closest<HTMLElement>("[data-source]")?.dataset["source"] ?? null;
      if (source === null || fieldOfPath(source) === null) return;
      if (document.getSelection()?.isCollapsed !== false) go(source);
    };
    element.addEventListener("click", follow);
    return () => element.removeEventListener("click", follow);
  }, [go]);
  return holder;
}
