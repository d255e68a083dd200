"use client";

import { createContext, use } from "react";
import { fieldOfPath } from "./sourceWords.ts";

export type TextRange = { start: number; end: number };

/** How a page leads to a field of the character: the editor goes there, the chat links to the editor. */
export type SourcePlace = {
  /** @param range what to select there, in UTF-16 units */
  go?: (path: string, range?: TextRange) => void;
  hrefOf?: (path: string) => string;
};

/** Nobody leads anywhere on the page of somebody else's character. */
export const SourcePlaceContext = createContext<SourcePlace>({});

/** The way to a path; undefined for what no field holds, such as a turn or our own words. */
export function useWayTo(
  path: string | null,
  range?: TextRange,
): { go?: () => void; href?: string } | undefined {
  const { go, hrefOf } = use(SourcePlaceContext);
  if (path === null || fieldOfPath(path) === null) return undefined;
  if (go !== undefined) return { go: () => go(path, range) };
  return hrefOf === undefined ? undefined : { href: hrefOf(path) };
}
