"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { TextArea } from "#ui/TextControl.tsx";
import { pastedFile } from "./droppedName.ts";
import { pastedLink } from "./pastedLink.ts";
import { useImportLink } from "./useImportLink.ts";

type PasteTextProps = {
  /** What is there already. */
  initial?: string;
  onFiles: (files: File[]) => void;
  onClose: () => void;
};

const hint =
  "JSON, YAML, or a system prompt in Markdown; or the address of one card, or of a ZIP archive of cards, which PersonaForge then fetches.";

const submitWords = (link: string | null) => (link === null ? "Read it" : "Fetch it");

/** Takes the text on the way it needs: a link is fetched by the server, all else is a file. */
function usePastedText({ initial = "", onFiles, onClose }: PasteTextProps) {
  const [text, setText] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  const { mutate, reset, isPending, error } = useImportLink();
  const link = pastedLink(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending || text.trim() === "") return;
    if (link !== null) {
      // The refusal is announced with the field.
      return mutate(link, { onSuccess: onClose, onError: () => field.current?.focus() });
    }
    onFiles([pastedFile(text)]);
    onClose();
  };
  const change = (next: string) => {
    reset();
    setText(next);
  };
  const verb = isPending ? "Fetching…" : submitWords(link);
  return { text, field, verb, isPending, error, submit, change };
}

/** For those who cannot paste into a page, and for links: a field for a card or where it is. */
export function PasteText(props: PasteTextProps) {
  const { text, field, verb, isPending, error, submit, change } = usePastedText(props);
  const button = useRef<HTMLButtonElement>(null);
  const { initial, onClose } = props;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Paste a card, or a link to it"
      {...(initial !== undefined && { initialFocus: () => button.current })}
    >
      <form className="flex flex-col gap-5" onSubmit={submit}>
        <Field label="Text of the card, or link" hint={hint} error={error?.message}>
          {(control) => (
            <TextArea
              {...control}
              ref={field}
              rows={6}
              value={text}
              readOnly={isPending}
              onChange={(event) => change(event.target.value)}
              spellCheck={false}
              className="max-h-[40dvh] font-mono text-sm"
            />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            ref={button}
            type="submit"
            variant="primary"
            aria-disabled={isPending || text.trim() === ""}
          >
            {verb}
          </Button>
        </div>
        <p role="status" className="sr-only">
          {isPending && "The link is being fetched."}
        </p>
      </form>
    </Dialog>
  );
}
