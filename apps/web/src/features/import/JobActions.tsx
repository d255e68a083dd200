"use client";

import type { ImportItem, ImportJob } from "@personaforge/contract/import";
import { Download } from "lucide-react";
import { useState } from "react";
import { editorPath } from "#features/library/characterLinks.ts";
import { Button, ButtonLink } from "#ui/Button.tsx";
import { ConfirmDialog } from "#ui/Dialog.tsx";
import { Menu, MenuItem } from "#ui/Menu.tsx";
import { importPath } from "./importParams.ts";
import { counted, isRunning } from "./importWords.ts";
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
  const download = (format: "csv" | "json") =>
    location.assign(`/api/v1/imports/${id}/report?format=${format}`);
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

/** What can be done after it: look at the first character, try again, undo, keep the report. */
function After({ job, controls, items }: Props) {
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
      <ReportMenu id={job.id} />
      {until !== null && <Undo onUndo={controls.undo} isBusy={controls.isBusy} />}
    </>
  );
}

/** What can be done with an import in the state it is in. */
export function JobActions({ job, controls, items }: Props) {
  const { state } = job;
  const isOver = state === "done" || state === "stopped" || state === "undone";
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isRunning(job) ? (
        state !== "undoing" && (
          <Button key="stop" disabled={controls.isBusy} onClick={controls.stop}>
            Stop
          </Button>
        )
      ) : (
        <>
          {state !== "undone" && <Start key="start" job={job} controls={controls} />}
          {isOver && <After job={job} controls={controls} items={items} />}
          <ButtonLink variant="ghost" href={importPath}>
            Import others
          </ButtonLink>
        </>
      )}
    </div>
  );
}
