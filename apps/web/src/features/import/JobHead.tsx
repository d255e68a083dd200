"use client";

import type { ImportJob } from "@personaforge/contract/import";
import { Fragment, type RefObject } from "react";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { counted, isRunning, jobWords, progressOf } from "./importWords.ts";
import { Progress } from "./Progress.tsx";
import { stateHeading, stateLine } from "./stateLook.ts";

const lead: Partial<Record<ImportJob["state"], string>> = {
  open: "The sending was interrupted. Drop the same files again: what is here is not sent twice.",
  checked: "Nothing is imported yet. Look at what you like, then import what is ready.",
  stopped: "What is done stays. The rest waits until you go on.",
  undone: "What this import made is gone again, less what you changed since: that is in the trash.",
};

/** Outcomes of which none is broken in two by the end of a line. */
function Outcomes({ words }: { words: string }) {
  const parts = words.split(" · ");
  return parts.map((part, index) => (
    <Fragment key={part}>
      <span className="inline-block">{index < parts.length - 1 ? `${part} ·` : part}</span>{" "}
    </Fragment>
  ));
}

/** Where an import is, in words and as a bar. */
export function JobHead({
  job,
  heading,
}: {
  job: ImportJob;
  heading: RefObject<HTMLHeadingElement | null>;
}) {
  const { state, counts, created_at: since } = job;
  const of = state === "undoing" ? counts.imported + counts.undone : counts.total;
  const value = state === "undoing" ? counts.undone : progressOf(job);
  return (
    <div className="flex flex-col gap-2">
      <h2 ref={heading} tabIndex={-1} className={stateHeading}>
        <Outcomes words={jobWords(job)} />
      </h2>
      <div className={stateLine}>
        {isRunning(job) ? (
          <Progress value={value} of={of} label={jobWords(job)} />
        ) : (
          <p className="text-sm text-muted text-pretty">
            {lead[state] ?? (
              <>
                {counted(counts.total, "file")}, <RelativeTime iso={since} />
              </>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
