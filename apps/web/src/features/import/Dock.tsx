"use client";

import type { ImportJob } from "@personaforge/contract/import";
import { X } from "lucide-react";
import Link from "next/link";
import { useEffect, useSyncExternalStore } from "react";
import { errorCodeOf } from "#trpc/queryClient.ts";
import { IconButton } from "#ui/IconButton.tsx";
import { useCurrentUpload } from "./currentUpload.ts";
import { useJob } from "./importApi.ts";
import { importPath, jobPath } from "./importParams.ts";
import { isRunning, jobWords, progressOf, sizeWords } from "./importWords.ts";
import { Progress } from "./Progress.tsx";
import type { UploadSession } from "./uploadSession.ts";
import { forgetJob, useWatchedJob } from "./watchedJob.ts";

// Above the composer of a chat and the bottom bar of a phone, and beside the toasts.
const place =
  "fixed right-3 bottom-[calc(8.75rem+env(safe-area-inset-bottom))] z-30 flex w-64 max-w-[calc(100vw-1.5rem)] items-center gap-1 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3.5 shadow-raised md:right-6 md:bottom-24 md:w-72";

type Line = { href: string; words: string; value: number; of: number; isMoving: boolean };

function Bar({ line, onDismiss }: { line: Line; onDismiss: (() => void) | null }) {
  return (
    <aside aria-label="Import" className={place}>
      <Link
        href={line.href}
        className="flex min-h-9 min-w-0 flex-1 flex-col justify-center gap-1.5 rounded-sm py-1 text-sm pointer-coarse:min-h-11"
      >
        <span className="truncate">
          <span className="font-medium">Import</span>{" "}
          <span className="text-muted">{line.words}</span>
        </span>
        {line.isMoving && <Progress value={line.value} of={line.of} label="Import" />}
      </Link>
      {onDismiss !== null && (
        <IconButton label="Put the import away" onClick={onDismiss}>
          <X aria-hidden size={16} />
        </IconButton>
      )}
    </aside>
  );
}

function Sending({ upload }: { upload: UploadSession }) {
  const { phase, sent, total } = useSyncExternalStore(
    upload.subscribe,
    upload.getState,
    upload.getState,
  );
  const isMoving = phase === "sending" || phase === "begun";
  const words = isMoving ? `Sending ${sizeWords(sent)} of ${sizeWords(total)}` : "Sending stopped";
  const line = { href: importPath, words, value: sent, of: total, isMoving };
  return <Bar line={line} onDismiss={null} />;
}

function lineOf(job: ImportJob): Line {
  return {
    href: jobPath(job.id),
    words: jobWords(job),
    ...progressOf(job),
    isMoving: isRunning(job),
  };
}

function Watched({ id }: { id: string }) {
  const { data: job, error } = useJob(id);
  const isGone = errorCodeOf(error) === "NOT_FOUND";
  useEffect(() => {
    if (isGone) forgetJob(id);
  }, [isGone, id]);
  if (job === undefined) return null;
  const line = lineOf(job);
  return <Bar line={line} onDismiss={line.isMoving ? null : () => forgetJob(id)} />;
}

/** On each page of the studio but its own: an import that is under way, or ended unseen. */
export function Dock() {
  const upload = useCurrentUpload();
  const watched = useWatchedJob();
  const hasBegun = useHasBegun(upload);
  if (upload !== null && !hasBegun) return <Sending upload={upload} />;
  return watched === null ? null : <Watched key={watched} id={watched} />;
}

const never = () => () => {};

function useHasBegun(upload: UploadSession | null): boolean {
  const read = () => upload?.getState().phase === "begun";
  return useSyncExternalStore(upload?.subscribe ?? never, read, read);
}
