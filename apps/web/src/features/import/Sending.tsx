"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { Avatar } from "#ui/Avatar.tsx";
import { Badge } from "#ui/Badge.tsx";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { ChooseFiles } from "./ChooseFiles.tsx";
import { counted, refusedWords, sizeWords } from "./importWords.ts";
import { Progress } from "./Progress.tsx";
import { stateHeading, stateLine } from "./stateLook.ts";
import type { UploadSession } from "./uploadSession.ts";
import type { Upload, UploadState } from "./uploadState.ts";

const page = 100;

const badges = {
  queued: { tone: "outline", words: "Waiting" },
  sending: { tone: "accent", words: "Sending" },
  sent: { tone: "neutral", words: "Sent" },
  refused: { tone: "danger", words: "Too large" },
} as const;

/** Of the height that the row of the file will have when it was read. */
function Row({ upload }: { upload: Upload }) {
  const { tone, words } = badges[upload.state];
  return (
    <li className="flex items-start gap-4 px-3 py-3.5 [contain-intrinsic-size:auto_4.5rem] [content-visibility:auto]">
      <Avatar id={upload.name} name={upload.name} size="sm" className="grayscale" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <p className="min-w-0 font-serif text-lg leading-6 font-medium wrap-anywhere" dir="auto">
            {upload.name}
          </p>
          <Badge tone={tone}>{words}</Badge>
        </div>
        <p className="text-sm text-faint">{sizeWords(upload.size)}</p>
      </div>
    </li>
  );
}

function Rows({ uploads }: Pick<UploadState, "uploads">) {
  const [shown, setShown] = useState(page);
  return (
    <>
      <ul aria-label="Files" className="-mx-3 flex flex-col">
        {uploads.slice(0, shown).map((upload) => (
          <Row key={upload.key} upload={upload} />
        ))}
      </ul>
      {uploads.length > shown && (
        <Button variant="ghost" className="self-center" onClick={() => setShown(shown + page)}>
          Show more of {counted(uploads.length, "file")}
        </Button>
      )}
    </>
  );
}

/** The browser asks before it closes a page from which files are still sent. */
function useWarning(isSending: boolean) {
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSending]);
}

function Pause({ upload, state }: { upload: UploadSession; state: UploadState }) {
  const { phase, failure, goesOnIn, uploads, jobId } = state;
  const there = uploads.filter((file) => file.state === "sent").length;
  const words = phase === "stopped" ? "You stopped the sending." : failure;
  return (
    <Banner
      tone={phase === "failed" ? "caution" : "neutral"}
      role={phase === "failed" ? "alert" : "status"}
      actions={
        <>
          <Button onClick={() => upload.goOn()}>Go on</Button>
          {jobId !== null && there > 0 && (
            <Button variant="ghost" onClick={() => upload.settle()}>
              Only read {counted(there, "file that is", "files that are")} there
            </Button>
          )}
        </>
      }
    >
      {words}
      {goesOnIn !== null && ` It goes on by itself in ${counted(Math.ceil(goesOnIn), "second")}.`}
    </Banner>
  );
}

/** How far it is, and how to stop it. */
function Moving({ upload, state }: { upload: UploadSession; state: UploadState }) {
  const { phase, sent, total } = state;
  if (phase === "stopped" || phase === "failed") return <Pause upload={upload} state={state} />;
  return (
    <div className="flex min-h-9 items-center gap-4">
      {phase === "sending" && <Button onClick={() => upload.stop()}>Stop</Button>}
      <p className="text-sm text-faint tabular-nums">
        {sizeWords(sent)} of {sizeWords(total)}
      </p>
    </div>
  );
}

/** Every file was too large: there is nothing to wait for. */
function Refused({ uploads, onFiles }: { uploads: readonly Upload[]; onFiles: OnFiles }) {
  const [words, why] = refusedWords(uploads.length);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <h2 className={stateHeading}>{words}</h2>
        <p role="alert" className="text-sm text-muted text-pretty">
          {why}
        </p>
      </div>
      <ChooseFiles onFiles={onFiles} />
      <Rows uploads={uploads} />
    </div>
  );
}

type OnFiles = (files: File[]) => void;

/** Files on their way to the server: how far they are, and what keeps them from arriving. */
export function Sending({ upload, onFiles }: { upload: UploadSession; onFiles: OnFiles }) {
  const state = useSyncExternalStore(upload.subscribe, upload.getState, upload.getState);
  const { phase, sent, total, uploads, jobId } = state;
  useWarning(phase === "sending");
  if (phase === "begun" && jobId === null) return <Refused uploads={uploads} onFiles={onFiles} />;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          <h2 className={stateHeading}>Sending {counted(uploads.length, "file")}</h2>
          <div className={stateLine}>
            <Progress value={sent} of={total} label="Sent" />
          </div>
        </div>
        <Moving upload={upload} state={state} />
      </div>
      <p role="status" className="flex py-1 text-sm text-muted">
        <span className="control-sm inline-flex items-center">
          They are read when all are there.
        </span>
      </p>
      <Rows uploads={uploads} />
    </div>
  );
}
