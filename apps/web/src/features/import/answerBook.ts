"use client";

import { useCallback } from "react";
import { type Answers, noAnswers } from "./decisions.ts";
import { Slot, useSlot } from "./slot.ts";

const book = new Slot<ReadonlyMap<string, Answers>>(new Map());

function setAnswers(jobId: string, change: (before: Answers) => Answers): void {
  const answers = book.get();
  book.set(new Map(answers).set(jobId, change(answers.get(jobId) ?? noAnswers)));
}

/** What was said about an import and not sent yet; it is kept while pages change. */
export function useAnswers(jobId: string) {
  const answers = useSlot(book).get(jobId) ?? noAnswers;
  const change = useCallback(
    (next: (before: Answers) => Answers) => setAnswers(jobId, next),
    [jobId],
  );
  return [answers, change] as const;
}
