"use client";

import { limits } from "@personaforge/contract/limits";
import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useFormContext, useFormState, useWatch } from "react-hook-form";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import type { ContentForm } from "./contentForm.ts";
import { fieldLabels } from "./fields.ts";

/** The separators of a pasted list: comma, its Chinese and Arabic forms, semicolon, new line. */
const separators = /[,，、،;\n]/u;

/** Tags as chips: ⏎ or a comma adds one, ⌫ in the empty box takes the last one back. */
export function TagsField() {
  const { control, getValues, setValue } = useFormContext<ContentForm>();
  const tags = useWatch({ control, name: "tags" });
  const { errors } = useFormState({ control, name: "tags" });
  const [typed, setTyped] = useState("");
  const list = errors.tags;
  const faulty = Array.isArray(list) ? list.find((error) => error?.message) : undefined;

  const replace = (next: string[]) =>
    setValue("tags", next, { shouldDirty: true, shouldValidate: true });
  const add = (text: string) => {
    const known = getValues("tags");
    const fresh = text
      .split(separators)
      .map((tag) => tag.trim())
      .filter((tag, index, all) => tag !== "" && !known.includes(tag) && all.indexOf(tag) === index);
    if (fresh.length > 0) replace([...known, ...fresh]);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // ⏎ also ends the composition of a Japanese or Chinese word; that one is not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "" && tags.length > 0) {
      replace(tags.slice(0, -1));
    }
  };

  return (
    <Field
      label={fieldLabels.tags}
      hint="Press Enter or a comma after each one."
      error={list?.root?.message ?? list?.message ?? faulty?.message}
      counter={
        <span className="text-xs text-faint tabular-nums">
          {tags.length} / {limits.tags}
        </span>
      }
    >
      {(field) => (
        <div className="flex flex-col gap-2">
          {tags.length > 0 && (
            <ul className="flex flex-wrap gap-1.5">
              {tags.map((tag) => (
                <li key={tag}>
                  <button
                    type="button"
                    onClick={() => replace(tags.filter((other) => other !== tag))}
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
          )}
          <TextInput
            {...field}
            value={typed}
            autoComplete="off"
            enterKeyHint="done"
            onChange={(event) => {
              const { value } = event.target;
              if (separators.test(value)) add(value);
              else setTyped(value);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => add(typed)}
          />
        </div>
      )}
    </Field>
  );
}
