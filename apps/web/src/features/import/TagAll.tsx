"use client";

import { limits } from "@personaforge/contract/limits";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { readTags, tagProblem } from "./tagWords.ts";

const hint = `Separated by commas. Every character keeps the tags it has, ${limits.tags} at most, and gets these with a new version.`;

type Props = { isBusy: boolean; onTag: (tags: string[]) => void; onClose: () => void };

function useTyped({ isBusy, onTag, onClose }: Props) {
  const [text, setText] = useState("");
  const [wasSent, setSent] = useState(false);
  const tags = readTags(text);
  const problem = tagProblem(tags);
  return {
    ...{ text, setText },
    error: wasSent ? (problem ?? undefined) : undefined,
    send: (event: FormEvent) => {
      event.preventDefault();
      setSent(true);
      if (problem === null && !isBusy) onTag(tags);
    },
    closeOnEscape: (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.nativeEvent.isComposing) onClose();
    },
  };
}

/** Asks for the tags that everything an import brought is to have. */
export function TagAll(props: Props) {
  const { text, setText, error, send, closeOnEscape } = useTyped(props);
  return (
    <form noValidate aria-label="Tag all" className="flex max-w-xl flex-col gap-3" onSubmit={send}>
      <Field label="Tags for all" hint={hint} error={error}>
        {(control) => (
          <TextInput
            {...control}
            ref={takeFocus}
            value={text}
            autoComplete="off"
            enterKeyHint="done"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={closeOnEscape}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" aria-disabled={props.isBusy}>
          Add tags
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** It came because somebody pressed the button for it. */
function takeFocus(input: HTMLInputElement | null) {
  input?.focus();
}
