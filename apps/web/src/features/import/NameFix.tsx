"use client";

import { type KeyboardEvent, useState } from "react";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { nameProblem } from "./decisions.ts";

const fields = "[data-name-fix]";

/** ⏎ goes to the next file without a name; after the last one it leaves the field. */
function goOn(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLInputElement>(fields)];
  const next = all.slice(all.indexOf(event.currentTarget) + 1).find(({ value }) => value === "");
  if (next === undefined) event.currentTarget.blur();
  else next.focus();
}

/** Asks for the name of a character that has none. */
export function NameFix({
  file,
  name,
  onName,
}: {
  file: string;
  name: string;
  onName: (name: string) => void;
}) {
  const [wasLeft, setLeft] = useState(false);
  const error = wasLeft && name !== "" ? (nameProblem(name) ?? undefined) : undefined;
  return (
    <div className="relative mt-1.5 max-w-sm">
      <Field label="Name of the character" error={error}>
        {(control) => (
          <TextInput
            {...control}
            data-name-fix={file}
            value={name}
            autoComplete="off"
            onChange={(event) => onName(event.target.value)}
            onBlur={() => setLeft(true)}
            onKeyDown={goOn}
          />
        )}
      </Field>
    </div>
  );
}
