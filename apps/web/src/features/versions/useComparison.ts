"use client";

import { useQueryStates } from "nuqs";
import { useEffect } from "react";
import { type Comparison, comparisonOf, draftComparison, isOneState } from "./comparison.ts";
import type { Versions } from "./useVersions.ts";
import { versionsParams } from "./versionsParams.ts";

// As the breakpoint `lg`: from here on the timeline and the differences stand beside each other.
const wide = "(min-width: 68.75rem)";

/**
 * What is compared, by the address. Without a word there, my draft or else the newest version is
 * compared with what was before it; a wide screen shows that at once and writes it down.
 */
export function useComparison({ character, drafted, known }: Versions) {
  const [{ diff }, setParams] = useQueryStates(versionsParams);
  const { version: newest, origin } = character;
  const comparison =
    diff ?? (drafted > 0 ? draftComparison(newest) : comparisonOf(newest, origin !== null));
  const { from, to } = comparison;
  const isUnsaid = diff === null && !isOneState(comparison, known);
  useEffect(() => {
    if (!isUnsaid || !window.matchMedia(wide).matches) return;
    void setParams({ diff: { from, to } }, { history: "replace" });
  }, [isUnsaid, from, to, setParams]);
  return {
    comparison,
    /** Whether the address names it: then a narrow screen shows it instead of the timeline. */
    isSaid: diff !== null,
    show: (next: Comparison | null) => void setParams({ diff: next }, { history: "push" }),
  };
}

export type Compared = ReturnType<typeof useComparison>;
