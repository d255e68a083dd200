"use client";

import { limits } from "@personaforge/contract/limits";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { useUsedTags } from "./importApi.ts";
import { readTags, tagProblem, toggledTag } from "./tagWords.ts";

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

/** Tags that are in use, to press in place of typing them. */
function UsedTags({ text, onText }: { text: string; onText: (text: string) => void }) {
  const used = useUsedTags();
  const typed = new Set(readTags(text));
  if (used.length === 0) return null;
  return (
    <div role="group" aria-label="Tags in use" className="flex flex-wrap gap-1.5">
      {used.map((tag) => (
        <Button
          key={tag}
          size="sm"
          aria-pressed={typed.has(tag)}
          className="max-w-full aria-pressed:border-transparent aria-pressed:bg-accent-soft aria-pressed:text-on-accent-soft"
          onClick={() => onText(toggledTag(text, tag))}
        >
          <span dir="auto" className="truncate">
            {tag}
          </span>
        </Button>
      ))}
    </div>
  );
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
      <UsedTags text={text} onText={setText} />
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
