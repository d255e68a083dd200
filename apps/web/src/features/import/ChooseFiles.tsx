"use client";

import { ClipboardPaste, FileUp, FolderUp } from "lucide-react";
import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "#ui/Button.tsx";
import { useHydrated } from "#ui/useHydrated.ts";
import { takeFiles } from "./chosenFiles.ts";
import { PasteText } from "./PasteText.tsx";

/** Buttons for each way to hand files over without dragging them. */
export function ChooseFiles({
  onFiles,
  isFirst = true,
}: {
  onFiles: (files: File[]) => void;
  /** False where something else is the next step. */
  isFirst?: boolean;
}) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isPasting, setPasting] = useState(false);
  const disabled = !useHydrated();
  const onChange = (event: ChangeEvent<HTMLInputElement>) => onFiles(takeFiles(event.target));
  const hidden = { type: "file", hidden: true, multiple: true, onChange } as const;
  return (
    <div className="flex flex-wrap gap-2">
      <input ref={files} {...hidden} data-choose="files" />
      <input ref={folder} {...hidden} data-choose="folder" {...{ webkitdirectory: "" }} />
      <Button
        variant={isFirst ? "primary" : "secondary"}
        disabled={disabled}
        onClick={() => files.current?.click()}
      >
        <FileUp aria-hidden size={16} /> Choose files
      </Button>
      <Button disabled={disabled} onClick={() => folder.current?.click()}>
        <FolderUp aria-hidden size={16} /> Choose a folder
      </Button>
      <Button disabled={disabled} onClick={() => setPasting(true)}>
        <ClipboardPaste aria-hidden size={16} /> Paste text or a link
      </Button>
      {isPasting && <PasteText onFiles={onFiles} onClose={() => setPasting(false)} />}
    </div>
  );
}
