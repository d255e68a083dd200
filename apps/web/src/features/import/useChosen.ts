"use client";

import type { ImportJob } from "@personaforge/contract/import";
import { useMemo } from "react";
import { type Answers, countChosen } from "./decisions.ts";
import { useItems } from "./importApi.ts";

/** How many files the next start imports; null when they are too many to tell. */
export function useChosen(job: ImportJob, answers: Answers): number | null {
  const { items, hasNextPage, isPending } = useItems(job.id, "duplicate", undefined);
  const isKnown = !hasNextPage && (!isPending || job.counts.duplicate === 0);
  return useMemo(
    () => countChosen(job.counts, answers, isKnown ? items : null),
    [job.counts, answers, isKnown, items],
  );
}
