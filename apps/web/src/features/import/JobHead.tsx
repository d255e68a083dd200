"use client";

import type { ImportJob } from "@personaforge/contract/import";
import { Fragment, type RefObject } from "react";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { counted, isRunning, jobWords, progressOf } from "./importWords.ts";
import { Progress } from "./Progress.tsx";
import { stateHeading, stateLine } from "./stateLook.ts";
import { taggingWords } from "./tagWords.ts";

const lead: Partial<Record<ImportJob["state"], string>> = {
  open: "The sending was interrupted. Drop the same files again: what is here is not sent twice.",
  checked: "Nothing is imported yet. Look at what you like, then import what is ready.",
  stopped: "What is done stays. The rest waits until you go on.",
  undone: "What this import made is gone again, less what you changed since: that is in the trash.",
};

/** What there is to do, or to know, in a state; null when the number of files says enough. */
function leadOf({ state, counts }: ImportJob): string | null {
  const { ready, needs_fix, duplicate } = counts;
  if (state === "checked" && ready + needs_fix + duplicate === 0) {
    return counts.total === 1
      ? "This file cannot be imported."
      : "None of these files can be imported.";
  }
  if (state === "checked" && ready === 0) {
    return "Nothing is imported yet. Say what to do with those that you want, then import them.";
  }
  return lead[state] ?? null;
}

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
  const { state, counts, tagging, created_at: since } = job;
  return (
    <div className="flex flex-col gap-2">
      <h2 ref={heading} tabIndex={-1} className={stateHeading}>
        <Outcomes words={jobWords(job)} />
      </h2>
      <div className={stateLine}>
        {isRunning(job) ? (
          <Progress {...progressOf(job)} label={jobWords(job)} />
        ) : (
          <p className="text-sm text-muted text-pretty">
            {leadOf(job) ?? (
              <>
                {counted(counts.total, "file")}, <RelativeTime iso={since} />
              </>
            )}
          </p>
        )}
      </div>
      {tagging !== null && state !== "undone" && !isRunning(job) && (
        <p className="text-sm text-pretty wrap-anywhere">{taggingWords(tagging).join(" ")}</p>
      )}
    </div>
  );
}
