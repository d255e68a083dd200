"use client";

import { useRef } from "react";
import { useFormContext, useFormState, useWatch } from "react-hook-form";
import { Field } from "#ui/Field.tsx";
import { TextArea, TextInput } from "#ui/TextControl.tsx";
import { unitsOf } from "./codePoints.ts";
import type { ContentForm } from "./contentForm.ts";
import { Counter, OverflowHint } from "./Counter.tsx";
import { FieldPlace } from "./FieldPlace.tsx";
import { fieldLabels, type TextSpec } from "./fields.ts";
import { useHydrated } from "#ui/useHydrated.ts";
import { useTextLanguage } from "./useTextLanguage.ts";

/**
 * One text of the character. The input is uncontrolled, so a key re-renders only this counter;
 * text past the limit stays and is marked, and only saving is refused.
 */
export function TextField({ spec, autoFocus = false }: { spec: TextSpec; autoFocus?: boolean }) {
  const { register, control } = useFormContext<ContentForm>();
  const { errors } = useFormState({ control, name: spec.name, exact: true });
  const text = useWatch({ control, name: spec.name });
  const element = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const language = useTextLanguage();
  const isHydrated = useHydrated();
  const { ref, ...registration } = register(spec.name);
  const label = fieldLabels[spec.name];
  const selectOverflow = () => {
    element.current?.focus();
    element.current?.setSelectionRange(unitsOf(text, spec.limit), text.length);
  };
  return (
    <FieldPlace name={spec.name}>
      <Field
        label={label}
        hint={spec.hint}
        required={spec.required ?? false}
        error={errors[spec.name]?.message}
        errorAction={<OverflowHint text={text} limit={spec.limit} onSelect={selectOverflow} />}
        counter={<Counter label={label} text={text} limit={spec.limit} />}
      >
        {(field) => {
          const shared = {
            ...field,
            ...registration,
            ref: (node: HTMLInputElement | HTMLTextAreaElement | null) => {
              ref(node);
              element.current = node;
            },
            autoFocus,
            lang: language,
            readOnly: !isHydrated,
            required: spec.required ?? false,
          };
          return spec.rows === 0 ? (
            <TextInput {...shared} autoComplete="off" />
          ) : (
            <TextArea {...shared} rows={spec.rows} />
          );
        }}
      </Field>
    </FieldPlace>
  );
}
