"use client";

import { type ReactNode, useId } from "react";

/** What a control inside a Field must carry, so that label, hint and error are announced with it. */
export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = {
  label: string;
  hint?: ReactNode | undefined;
  error?: string | undefined;
  /** Helps out of the error; shown beside it. */
  errorAction?: ReactNode;
  counter?: ReactNode;
  required?: boolean;
  children: (control: ControlProps) => ReactNode;
};

/** A label, one control, its hint, its counter and its error, tied together by ids. */
export function Field({
  label,
  hint,
  error,
  errorAction,
  counter,
  required = false,
  children,
}: FieldProps) {
  const id = useId();
  const described = [
    hint !== undefined && `${id}-hint`,
    error !== undefined && `${id}-error`,
    counter !== undefined && `${id}-counter`,
  ].filter((part) => part !== false);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="text-sm font-semibold">
          {label}
          {required && <span className="ml-1.5 font-normal text-faint">required</span>}
        </label>
        {counter !== undefined && <span id={`${id}-counter`}>{counter}</span>}
      </div>
      {children({
        id,
        "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <p id={`${id}-error`} className="text-sm text-danger">
            {error}
          </p>
          {errorAction}
        </div>
      )}
      {hint !== undefined && (
        <div id={`${id}-hint`} className="text-sm text-faint text-pretty">
          {hint}
        </div>
      )}
    </div>
  );
}
