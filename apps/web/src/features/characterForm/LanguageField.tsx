"use client";

import { useFormContext, useFormState, useWatch } from "react-hook-form";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import type { ContentForm } from "./contentForm.ts";
import { FieldPlace } from "./FieldPlace.tsx";
import { fieldLabels } from "./fields.ts";

const common =
  "en es pt fr de it nl pl uk ru tr ar he fa hi bn ur id vi th ko ja zh-CN zh-TW sv da fi nb cs el hu ro sw";

const names = new Intl.DisplayNames("en", { type: "language" });

/** `Japanese` for `ja`; undefined for a tag that names no language. */
function nameOf(tag: string): string | undefined {
  try {
    const name = names.of(tag);
    return name === tag ? undefined : name;
  } catch {
    return undefined;
  }
}

export function LanguageField() {
  const { register, control } = useFormContext<ContentForm>();
  const { errors } = useFormState({ control, name: "language", exact: true });
  const tag = useWatch({ control, name: "language" });
  return (
    <FieldPlace name="language">
      <Field
        label={fieldLabels.language}
        error={errors.language?.message}
        hint={nameOf(tag) ?? "The language the texts are written in: en, ja, zh-CN."}
      >
        {(field) => (
          <>
            <TextInput
              {...field}
              {...register("language")}
              list="languages"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <datalist id="languages">
              {common.split(" ").map((value) => (
                <option key={value} value={value}>
                  {nameOf(value)}
                </option>
              ))}
            </datalist>
          </>
        )}
      </Field>
    </FieldPlace>
  );
}
