"use client";

import type { ImportItem, ImportJob } from "@personaforge/contract/import";
import { useQueryStates } from "nuqs";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { FormFailure } from "#features/settings/FormFailure.tsx";
import { failureWords } from "#trpc/failureWords.ts";
import { errorCodeOf } from "#trpc/queryClient.ts";
import { ButtonLink } from "#ui/Button.tsx";
import { EmptyState } from "#ui/EmptyState.tsx";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import { useAnswers } from "./answerBook.ts";
import { ChooseFiles } from "./ChooseFiles.tsx";
import { receiveInto } from "./currentUpload.ts";
import { type Answers, decide, decideDuplicates, type Decision } from "./decisions.ts";
import { DuplicateChoice } from "./DuplicateChoice.tsx";
import { FilterChips } from "./FilterChips.tsx";
import { useItems, useJob } from "./importApi.ts";
import { importParams, importPath } from "./importParams.ts";
import { isRunning, jobWords } from "./importWords.ts";
import { ItemList } from "./ItemList.tsx";
import { JobActions } from "./JobActions.tsx";
import { JobHead } from "./JobHead.tsx";
import { PreviewDialog } from "./PreviewDialog.tsx";
import { leaveClosed, useLoneImport } from "./loneImport.ts";
import { useJobControls } from "./useJobControls.ts";
import { taggingWords } from "./tagWords.ts";
import { forgetJob } from "./watchedJob.ts";

/** What was said, on top of what the import was told to do with duplicates before. */
function useJobAnswers(job: ImportJob) {
  const [said, change] = useAnswers(job.id);
  const before = job.on_duplicate;
  const answers = useMemo<Answers>(
    () => ({ ...said, onDuplicate: said.onDuplicate ?? before }),
    [said, before],
  );
  const onDecide = useCallback(
    (item: ImportItem, decision: Decision) => change((all) => decide(all, item, decision)),
    [change],
  );
  return { answers, change, onDecide };
}

/** The file that is looked at; a file on its own is looked at as soon as it was read. */
function useOpenItem(job: ImportJob, items: readonly ImportItem[]) {
  const [openId, setOpenId] = useState<string | null>(null);
  const opensFirst = useLoneImport() === job.id;
  const [first] = items;
  useEffect(() => {
    const isOne = opensFirst && job.state === "checked" && job.counts.total === 1;
    if (!isOne || first === undefined || first.report === null) return;
    leaveClosed();
    setOpenId(first.id);
  }, [opensFirst, job.state, job.counts.total, first]);
  const onOpen = useCallback(({ id }: ImportItem) => setOpenId(id), []);
  return { open: items.find(({ id }) => id === openId), onOpen, close: () => setOpenId(null) };
}

/** Says once what a job came to; the bar says the rest to those who look for it. */
function Said({ job }: { job: ImportJob }) {
  const { state, tagging } = job;
  const tagged = tagging === null || state === "undone" ? [] : taggingWords(tagging);
  const words = isRunning(job) ? `The import is ${state}.` : [jobWords(job), ...tagged].join(" ");
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}

/** After a button went away with the state it belonged to, the focus goes to what came of it. */
function useStateFocus({ state }: ImportJob) {
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef(state);
  useEffect(() => {
    if (last.current === state) return;
    last.current = state;
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [state]);
  return heading;
}

/** Files for an import whose sending was interrupted. */
function Receive({ job, onFiles }: { job: ImportJob; onFiles: (files: File[]) => void }) {
  useEffect(() => receiveInto(job.id), [job.id]);
  return <ChooseFiles onFiles={onFiles} isFirst={false} />;
}

type View = { onFiles: (files: File[]) => void };

function Job({ job, onFiles }: View & { job: ImportJob }) {
  const [{ show }, setParams] = useQueryStates(importParams);
  const query = useItems(job.id, show, job.updated_at);
  const { answers, change, onDecide } = useJobAnswers(job);
  const controls = useJobControls(job, answers, change);
  const { open, onOpen, close } = useOpenItem(job, query.items);
  const heading = useStateFocus(job);
  const isLocked = isRunning(job) || job.state === "open" || job.state === "undone";
  const shared = { jobId: job.id, answers, isLocked, onDecide };
  return (
    <div className="flex flex-col gap-5">
      <Said job={job} />
      <div className="flex flex-col gap-4">
        <JobHead job={job} heading={heading} />
        <FormFailure message={controls.failure} />
        <JobActions job={job} controls={controls} items={query.items} />
        {job.state === "open" && <Receive job={job} onFiles={onFiles} />}
      </div>
      <FilterChips job={job} show={show} onShow={(next) => void setParams({ show: next })} />
      {show === "duplicate" && job.counts.duplicate > 1 && !isLocked && (
        <div className="flex flex-wrap items-center gap-3 text-sm text-muted">
          <span aria-hidden>All of them</span>
          <DuplicateChoice
            label="What to do with all duplicates"
            value={answers.onDuplicate}
            onChoose={(action) => change((all) => decideDuplicates(all, action))}
          />
        </div>
      )}
      <ItemList query={query} onOpen={onOpen} {...shared} />
      {open !== undefined && (
        <PreviewDialog
          key={open.id}
          {...{ item: open, onClose: close, ...shared }}
          onImport={job.counts.total === 1 ? () => (close(), controls.start()) : null}
        />
      )}
    </div>
  );
}

/** One import: what its files are, what they wait for, and what became of them. */
export function JobView({ id, ...view }: View & { id: string }) {
  const { data: job, error, isPending, refetch } = useJob(id);
  useEffect(() => {
    if (job !== undefined && !isRunning(job)) forgetJob(job.id);
  }, [job]);
  if (job !== undefined) return <Job key={job.id} job={job} {...view} />;
  if (isPending) return <Skeleton className="h-64" />;
  const code = errorCodeOf(error);
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") {
    return (
      <EmptyState
        title="This import is not here"
        actions={<ButtonLink href={importPath}>Import something</ButtonLink>}
      >
        <p>It belongs to another workspace, or was deleted with its account.</p>
      </EmptyState>
    );
  }
  return (
    <ErrorNote
      title="The import could not be read"
      message={failureWords(error)}
      requestId={error?.data?.requestId}
      onRetry={() => void refetch()}
    />
  );
}
