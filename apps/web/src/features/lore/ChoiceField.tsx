"use client";

import { Field } from "#ui/Field.tsx";
import { Select } from "#ui/TextControl.tsx";

/** One of a few, by what each is called. */
export function ChoiceField<Value extends string | number>({
  label,
  hint,
  value,
  choices,
  onChange,
}: {
  label: string;
  hint?: string | undefined;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}) {
  const take = (text: string) => {
    const chosen = choices.find(([choice]) => String(choice) === text);
    if (chosen !== undefined) onChange(chosen[0]);
  };
  return (
    <Field label={label} hint={hint}>
      {(field) => (
        <Select {...field} value={value} onChange={(event) => take(event.target.value)}>
          {choices.map(([choice, words]) => (
            <option key={choice} value={choice}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

const answers = [
  ["", "Default: no"],
  ["yes", "Yes"],
  ["no", "No"],
] as const;

/** Yes, no, or what holds where nothing is said. */
export function YesNoField({
  value,
  onChange,
  ...words
}: {
  label: string;
  hint?: string | undefined;
  value: boolean | undefined;
  onChange: (value: boolean | undefined) => void;
}) {
  return (
    <ChoiceField<"" | "yes" | "no">
      {...words}
      value={value === undefined ? "" : value ? "yes" : "no"}
      choices={answers}
      onChange={(answer) => onChange(answer === "" ? undefined : answer === "yes")}
    />
  );
}
