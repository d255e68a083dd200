"use client";

import { limits } from "@personaforge/contract/limits";
import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { type FieldError, useFormContext, useFormState, useWatch } from "react-hook-form";
import { type ControlProps, Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import type { ContentForm } from "./contentForm.ts";
import { FieldPlace } from "./FieldPlace.tsx";
import { fieldLabels } from "./fields.ts";

/** The separators of a pasted list: comma, its Chinese and Arabic forms, semicolon, new line. */
const separators = /[,，、،;\n]/u;

function useTags() {
  const { control, getValues, setValue } = useFormContext<ContentForm>();
  const tags = useWatch({ control, name: "tags" });
  const { errors } = useFormState({ control, name: "tags" });
  const replace = (next: string[]) =>
    setValue("tags", next, { shouldDirty: true, shouldValidate: true });
  const list = errors.tags;
  const entries: (FieldError | undefined)[] = Array.isArray(list) ? list : [];
  return {
    tags,
    problem: list?.root?.message ?? list?.message ?? entries.find((entry) => entry)?.message,
    remove: (tag: string) => replace(tags.filter((other) => other !== tag)),
    removeLast: () => replace(tags.slice(0, -1)),
    add: (text: string) => {
      const found = text.split(separators).map((tag) => tag.trim());
      const all = new Set([...getValues("tags"), ...found.filter((tag) => tag !== "")]);
      if (all.size > getValues("tags").length) replace([...all]);
    },
  };
}

type Tags = ReturnType<typeof useTags>;

function Chips({ tags, remove }: Tags) {
  if (tags.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag}>
          <button
            type="button"
            onClick={() => remove(tag)}
            className="inline-flex max-w-full items-center gap-1.5 rounded-full bg-sunken py-1 pr-2 pl-3 text-sm text-muted hover:text-ink pointer-coarse:min-h-11"
          >
            <span className="sr-only">Remove the tag </span>
            <span dir="auto" className="min-w-0 wrap-anywhere">
              {tag}
            </span>
            <X aria-hidden size={13} className="shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function TagInput({ field, tags, add, removeLast }: Tags & { field: ControlProps }) {
  const [typed, setTyped] = useState("");
  const take = (text: string) => {
    add(text);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // ⏎ also ends the composition of a Japanese or Chinese word; that one is not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      take(typed);
    } else if (event.key === "Backspace" && typed === "" && tags.length > 0) {
      removeLast();
    }
  };
  return (
    <TextInput
      {...field}
      value={typed}
      autoComplete="off"
      enterKeyHint="done"
      onChange={({ target: { value }, nativeEvent }) => {
        const isComposing = nativeEvent instanceof InputEvent && nativeEvent.isComposing;
        if (!isComposing && separators.test(value)) take(value);
        else setTyped(value);
      }}
      onCompositionEnd={({ currentTarget: { value } }) => {
        if (separators.test(value)) take(value);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => take(typed)}
    />
  );
}

/** Tags as chips: ⏎ or a comma adds one, ⌫ in the empty box takes the last one back. */
export function TagsField() {
  const state = useTags();
  return (
    <FieldPlace name="tags">
      <Field
        label={fieldLabels.tags}
        hint="Press Enter or a comma after each one."
        error={state.problem}
        counter={
          <span className="text-xs text-faint tabular-nums">
            {state.tags.length} / {limits.tags}
          </span>
        }
      >
        {(field) => (
          <div className="flex flex-col gap-2">
            <Chips {...state} />
            <TagInput {...state} field={field} />
          </div>
        )}
      </Field>
    </FieldPlace>
  );
}
