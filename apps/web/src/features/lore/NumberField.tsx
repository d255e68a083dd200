"use client";

import { useState } from "react";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";

/** A number, or nothing: an empty box leaves the setting to its default. */
export function NumberField({
  label,
  hint,
  value,
  error,
  placeholder,
  onChange,
}: {
  label: string;
  hint?: string | undefined;
  value: number | undefined;
  error?: string | undefined;
  /** What holds while the box is empty. */
  placeholder?: string | undefined;
  onChange: (value: number | undefined) => void;
}) {
  // What is being typed may be no number yet: "-" or nothing at all.
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    setTyped(text);
    const number = text.trim() === "" ? undefined : Number(text);
    if (number === undefined || Number.isFinite(number)) onChange(number);
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(field) => (
        <TextInput
          {...field}
          type="number"
          step="any"
          dir="ltr"
          autoComplete="off"
          placeholder={placeholder}
          value={typed ?? value ?? ""}
          onChange={(event) => take(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}
