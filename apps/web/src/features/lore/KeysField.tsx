"use client";

import { type ReactNode, useState } from "react";
import { useTextLanguage } from "#features/characterForm/useTextLanguage.ts";
import { Field } from "#ui/Field.tsx";
import { TextArea } from "#ui/TextControl.tsx";

const linesOf = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

/** Keys, one on each line: a key may hold commas, and spaces at its ends count. */
export function KeysField({
  label,
  hint,
  keys,
  error,
  onChange,
}: {
  label: string;
  hint?: ReactNode;
  keys: readonly string[];
  error?: string | undefined;
  onChange: (keys: string[]) => void;
}) {
  // A line that was just begun is no key yet, and must stay to be written in.
  const [typed, setTyped] = useState<string | null>(null);
  const language = useTextLanguage();
  const take = (text: string) => {
    setTyped(text);
    onChange(linesOf(text));
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(field) => (
        <TextArea
          {...field}
          rows={2}
          lang={language}
          autoCapitalize="none"
          spellCheck={false}
          value={typed ?? keys.join("\n")}
          onChange={(event) => take(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}
