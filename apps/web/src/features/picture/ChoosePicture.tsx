"use client";

import { ImageUp } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "#ui/Button.tsx";
import { classNames } from "#ui/classNames.ts";

const types = "image/png,image/jpeg,image/webp,image/avif,image/gif";

const pictureIn = (files: FileList | undefined | null) =>
  Array.from(files ?? []).find(({ type }) => type.startsWith("image/"));

/** A button that opens the browser's own window for files. */
function PickPicture({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={types}
        data-choose="picture"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) onFile(file);
          target.value = "";
        }}
      />
      <Button variant="primary" onClick={() => input.current?.click()}>
        Choose a picture
      </Button>
    </>
  );
}

/** Takes a picture: dropped, pasted or picked. */
export function ChoosePicture({ onFile }: { onFile: (file: File) => void }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      const file = pictureIn(clipboardData?.files);
      if (file !== undefined) onFile(file);
    };
    addEventListener("paste", paste);
    return () => removeEventListener("paste", paste);
  }, [onFile]);
  // Elsewhere in the studio, dropped files are cards to import.
  const over = (isHere: boolean) => (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(isHere);
  };
  return (
    <div
      onDragEnter={over(true)}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={(event) => {
        over(false)(event);
        const file = pictureIn(event.dataTransfer.files);
        if (file !== undefined) onFile(file);
      }}
      className={classNames(
        "flex flex-col items-center gap-4 rounded-xl border border-dashed px-6 py-10 text-center",
        isOver ? "border-accent bg-sunken" : "border-edge",
      )}
    >
      <ImageUp aria-hidden size={28} className="text-faint" />
      <p className="text-muted">Drop a picture here, or paste one.</p>
      <PickPicture onFile={onFile} />
      <p className="text-sm text-faint">PNG, JPEG, WebP, AVIF or GIF, at most 10 MB.</p>
    </div>
  );
}
