"use client";

import type { ImportItem, ImportJob } from "@personaforge/contract/import";
import { useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { focusIsFree } from "#features/library/useRowKeys.ts";
import { failureWords } from "#trpc/failureWords.ts";
import { type Answers, decide, toStart } from "./decisions.ts";
import { useFailedItems, useJobActions } from "./importApi.ts";
import { useChosen } from "./useChosen.ts";
import { watchJob } from "./watchedJob.ts";

type Change = (next: (before: Answers) => Answers) => void;

const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Starts, stops and undoes an import, and says why that did not work. */
export function useJobControls(job: ImportJob, answers: Answers, change: Change) {
  const { start, stop, undo, tag } = useJobActions();
  const failedItems = useFailedItems(job.id);
  const [failure, setFailure] = useState<string>();
  const chosen = useChosen(job, answers);
  const isBusy = [start, stop, undo, tag].some(({ isPending }) => isPending);
  /** Whether it could be done. */
  const run = async (act: () => Promise<unknown>): Promise<boolean> => {
    if (isBusy) return false;
    setFailure(undefined);
    return act().then(
      () => true,
      (error: unknown) => {
        setFailure(failureWords(error));
        return false;
      },
    );
  };
  const send = async (said: Answers) => {
    const { input, left } = toStart(said);
    await start.mutateAsync({ id: job.id, ...input });
    watchJob(job.id);
    change(() => left);
  };
  const again = (failed: readonly ImportItem[]) =>
    failed.reduce((said, item) => decide(said, item, { action: "import" }), answers);
  const controls = {
    ...{ chosen, isBusy, failure },
    start: () => void run(() => send(answers)),
    stop: () => void run(() => stop.mutateAsync({ id: job.id })),
    undo: () => void run(() => undo.mutateAsync({ id: job.id })),
    tag: (tags: string[]) =>
      run(async () => {
        await tag.mutateAsync({ id: job.id, tags });
        watchJob(job.id);
      }),
    retryFailed: () => void run(async () => send(again(await failedItems()))),
  };
  useHotkeys(
    "enter",
    () => {
      if (focusIsFree() && document.querySelector(overlays) === null) controls.start();
    },
    { enabled: job.state === "checked" && chosen !== 0 },
    [controls.start],
  );
  return controls;
}

export type JobControls = ReturnType<typeof useJobControls>;
