"use client";

import { useFormContext, useFormState } from "react-hook-form";
import { Field } from "#ui/Field.tsx";
import { Select, TextArea, TextInput } from "#ui/TextControl.tsx";
import { type CreateKeyForm, expiries } from "./createKeyForm.ts";

export function ExpiryField() {
  const { register } = useFormContext<CreateKeyForm>();
  return (
    <Field label="Expires after">
      {(control) => (
        <Select {...control} {...register("expires_in_days")}>
          {expiries.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function NumberField({
  name,
  label,
  hint,
}: {
  name: "rate_per_minute" | "monthly_tokens";
  label: string;
  hint: string;
}) {
  const { register, control } = useFormContext<CreateKeyForm>();
  const { errors } = useFormState({ control, name });
  return (
    <Field label={label} hint={hint} error={errors[name]?.message}>
      {(field) => (
        <TextInput
          {...field}
          {...register(name)}
          inputMode="numeric"
          autoComplete="off"
          dir="ltr"
        />
      )}
    </Field>
  );
}

function OriginsField() {
  const { register, control } = useFormContext<CreateKeyForm>();
  const { errors } = useFormState({ control, name: "origins" });
  return (
    <Field
      label="Allowed origins"
      hint="Web pages that may use the key, one on each line. Without any, no browser may use it, only programs."
      error={errors.origins?.message}
    >
      {(field) => (
        <TextArea
          {...field}
          {...register("origins")}
          rows={2}
          placeholder="https://app.example"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
        />
      )}
    </Field>
  );
}

/** What most keys leave as it is. */
export function LimitFields() {
  return (
    <>
      <OriginsField />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          name="rate_per_minute"
          label="Requests a minute"
          hint="Empty for no limit of its own."
        />
        <NumberField
          name="monthly_tokens"
          label="Tokens a month"
          hint="What its chats may use of the model; empty for no limit of its own."
        />
      </div>
    </>
  );
}
