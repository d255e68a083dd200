"use client";

import type { ImportItem, ImportJob } from "@personaforge/contract/import";
import { Download, Tags } from "lucide-react";
import { useState } from "react";
import { useDownload } from "#features/export/useDownload.ts";
import { editorPath } from "#features/library/characterLinks.ts";
import { Button, ButtonLink } from "#ui/Button.tsx";
import { ConfirmDialog } from "#ui/Dialog.tsx";
import { Menu, MenuItem } from "#ui/Menu.tsx";
import { showToast } from "#ui/Toast.tsx";
import { importPath } from "./importParams.ts";
import { counted, isRunning } from "./importWords.ts";
import { TagAll } from "./TagAll.tsx";
import type { JobControls } from "./useJobControls.ts";

type Props = { job: ImportJob; controls: JobControls; items: readonly ImportItem[] };

/** `Import 24 files`, `Import 2 more`, `Import what is ready`. */
function startWords({ state }: ImportJob, chosen: number | null): string {
  if (chosen === null) return "Import what is ready";
  return state === "checked" ? `Import ${counted(chosen, "file")}` : `Import ${chosen} more`;
}

function Start({ job, controls }: Omit<Props, "items">) {
  const { chosen, start, isBusy } = controls;
  const { state, counts } = job;
  if (state === "open") {
    return (
      <Button variant="primary" disabled={isBusy || counts.total === 0} onClick={start}>
        Read {counted(counts.total, "file")}
      </Button>
    );
  }
  if (state === "stopped" && counts.waiting > 0) {
    return (
      <Button variant="primary" disabled={isBusy} onClick={start}>
        Go on
      </Button>
    );
  }
  if (chosen === 0) return null;
  return (
    <Button variant="primary" disabled={isBusy} onClick={start}>
      {startWords(job, chosen)}
      {state === "checked" && (
        <span aria-hidden className="opacity-70 max-lg:hidden">
          ⏎
        </span>
      )}
    </Button>
  );
}

function Undo({ onUndo, isBusy }: { onUndo: () => void; isBusy: boolean }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="ghost" disabled={isBusy} onClick={() => setAsking(true)}>
        Undo import
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Undo this import?"
        confirmLabel="Undo import"
        onConfirm={onUndo}
      >
        The characters it made are deleted; those you changed since go to the trash. Versions it
        added are taken back. It can be undone for 24 hours.
      </ConfirmDialog>
    </>
  );
}

function ReportMenu({ id }: { id: string }) {
  const { mutate } = useDownload();
  const onError = ({ message }: Error) =>
    showToast({ title: "Not downloaded", description: message });
  const download = (format: "csv" | "json") =>
    mutate({ path: `/api/v1/imports/${id}/report?format=${format}` }, { onError });
  return (
    <Menu
      trigger={
        <Button variant="ghost">
          <Download aria-hidden size={15} /> Report
        </Button>
      }
    >
      <MenuItem onClick={() => download("csv")}>CSV, for a spreadsheet</MenuItem>
      <MenuItem onClick={() => download("json")}>JSON, for a program</MenuItem>
    </Menu>
  );
}

type Tagging = { isAsked: boolean; onAsk: () => void };

/** What can be done after it: look at the first character, try again, tag, undo, keep the report. */
function After({ job, controls, items, isAsked, onAsk }: Props & Tagging) {
  const { state, counts, undo_until: until } = job;
  const first = items.find((item) => item.state === "imported")?.character;
  return (
    <>
      {first !== undefined && first !== null && (
        <ButtonLink href={editorPath(first.id)}>Open the first</ButtonLink>
      )}
      {counts.failed > 0 && state !== "undone" && (
        <Button variant="ghost" disabled={controls.isBusy} onClick={controls.retryFailed}>
          Retry failed
        </Button>
      )}
      {counts.imported > 0 && state !== "undone" && (
        <Button
          variant="ghost"
          data-tag-all
          aria-expanded={isAsked}
          disabled={controls.isBusy}
          onClick={onAsk}
        >
          <Tags aria-hidden size={15} /> Tag all as…
        </Button>
      )}
      <ReportMenu id={job.id} />
      {until !== null && <Undo onUndo={controls.undo} isBusy={controls.isBusy} />}
    </>
  );
}

/** What can be done with an import that is not under way. */
function Steps(props: Props) {
  const { job, controls } = props;
  const { state } = job;
  const [isAsked, setAsked] = useState(false);
  const isOver = state === "done" || state === "stopped" || state === "undone";
  const tag = async (tags: string[]) => {
    if (await controls.tag(tags)) setAsked(false);
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        {state !== "undone" && <Start job={job} controls={controls} />}
        {isOver && <After {...props} isAsked={isAsked} onAsk={() => setAsked(!isAsked)} />}
        <ButtonLink variant="ghost" href={importPath}>
          Import others
        </ButtonLink>
      </div>
      {isAsked && (
        <TagAll
          isBusy={controls.isBusy}
          onTag={(tags) => void tag(tags)}
          onClose={() => {
            setAsked(false);
            document.querySelector<HTMLElement>("[data-tag-all]")?.focus();
          }}
        />
      )}
    </div>
  );
}

/** What can be done with an import in the state it is in. */
export function JobActions(props: Props) {
  const { job, controls } = props;
  if (!isRunning(job)) return <Steps key="steps" {...props} />;
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-2">
      {job.state !== "undoing" && (
        <Button key="stop" disabled={controls.isBusy} onClick={controls.stop}>
          Stop
        </Button>
      )}
    </div>
  );
}
