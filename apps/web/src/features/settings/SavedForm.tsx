"use client";

import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { Button } from "#ui/Button.tsx";
import { FormFailure } from "./FormFailure.tsx";
import type { CheckedForm } from "./useCheckedForm.ts";

type SavedFormProps<Fields extends FieldValues, Output> = {
  checked: CheckedForm<Fields, Output>;
  label: string;
  action: string;
  primary?: boolean;
  /** What is said as long as what stands in the form is what was sent. */
  done: string;
  isSaved: boolean;
  /** Before the page is alive. */
  readOnly: boolean;
  children: ReactNode;
};

/** A form on a page of the settings, which stays there after it was sent. */
export function SavedForm<Fields extends FieldValues, Output>(
  props: SavedFormProps<Fields, Output>,
) {
  const { form, onSubmit } = props.checked;
  const { errors, isDirty, isSubmitting } = form.formState;
  return (
    <form
      noValidate
      method="post"
      aria-label={props.label}
      onSubmit={onSubmit}
      className="flex max-w-md flex-col gap-5"
    >
      <FormFailure message={errors.root?.message} />
      {props.children}
      <div className="flex items-center gap-3">
        <Button
          type="submit"
          variant={props.primary ? "primary" : "secondary"}
          disabled={props.readOnly}
          aria-disabled={isSubmitting}
        >
          {props.action}
        </Button>
        <span role="status" className="text-sm text-muted">
          {props.isSaved && !isDirty ? props.done : ""}
        </span>
      </div>
    </form>
  );
}
