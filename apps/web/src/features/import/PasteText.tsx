"use client";

import { useState } from "react";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { TextArea } from "#ui/TextControl.tsx";
import { pastedFile } from "./droppedName.ts";

/** For those who cannot paste into a page: a field for the text of a card. */
export function PasteText({
  onFiles,
  onClose,
}: {
  onFiles: (files: File[]) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState("");
  const isEmpty = text.trim() === "";
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Paste a card">
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (isEmpty) return;
          onFiles([pastedFile(text)]);
          onClose();
        }}
      >
        <Field label="Text of the card" hint="JSON, YAML, or a system prompt in Markdown.">
          {(control) => (
            <TextArea
              {...control}
              rows={6}
              value={text}
              onChange={(event) => setText(event.target.value)}
              spellCheck={false}
              className="max-h-[40dvh] font-mono text-sm"
            />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" aria-disabled={isEmpty}>
            Read it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
