"use client";

import type { FormEvent } from "react";
import { type FieldValues, useForm, type UseFormProps, type UseFormReturn } from "react-hook-form";
import { applyFailure } from "./applyFailure.ts";

export type CheckedForm<Fields extends FieldValues, Output> = {
  form: UseFormReturn<Fields, unknown, Output>;
  onSubmit: (event: FormEvent) => void;
};

/** A form whose fields are checked before `send` gets them, and that says what the server refuses. */
export function useCheckedForm<Fields extends FieldValues, Output>(
  options: UseFormProps<Fields, unknown, Output>,
  send: (output: Output, form: UseFormReturn<Fields, unknown, Output>) => Promise<void>,
): CheckedForm<Fields, Output> {
  const form = useForm<Fields, unknown, Output>(options);
  const submit = form.handleSubmit(async (output) => {
    try {
      await send(output, form);
    } catch (error) {
      applyFailure(form, error);
    }
  });
  return { form, onSubmit: (event) => void submit(event) };
}
