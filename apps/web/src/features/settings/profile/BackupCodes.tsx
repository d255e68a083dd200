"use client";

import { Download } from "lucide-react";
import { Button } from "#ui/Button.tsx";
import { CopyText } from "../CopyText.tsx";

function download(codes: readonly string[]) {
  const lines = [`PersonaForge backup codes for ${location.host}`, "", ...codes, ""];
  const url = URL.createObjectURL(new Blob([lines.join("\n")], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "personaforge-backup-codes.txt";
  link.click();
  URL.revokeObjectURL(url);
}

/** The codes for the day on which the app is gone, shown once. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p className="text-muted text-pretty">
        When you do not have your app, one of these gets you in instead of its code. Each works
        once. They are not shown again.
      </p>
      <ul
        aria-label="Backup codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-md border border-line bg-sunken px-4 py-3 font-mono text-sm tabular-nums"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <CopyText label="Copy all" text={codes.join("\n")} autoFocus />
        <Button onClick={() => download(codes)}>
          <Download aria-hidden size={15} /> Download
        </Button>
      </div>
    </>
  );
}
