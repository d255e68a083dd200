"use client";

import { useId } from "react";
import { useFormContext, useFormState } from "react-hook-form";
import type { CreateKeyForm } from "./createKeyForm.ts";
import { scopes, scopeWords } from "./keyWords.ts";

/** What the key may do, each with a sentence. */
export function ScopesField() {
  const { register, control } = useFormContext<CreateKeyForm>();
  const { errors } = useFormState({ control, name: "scopes" });
  const id = useId();
  const message = errors.scopes?.message;
  return (
    <fieldset
      aria-describedby={message === undefined ? undefined : id}
      className="flex flex-col gap-1"
    >
      <legend className="mb-1 text-sm font-semibold">What it may do</legend>
      {scopes.map((scope) => (
        <label key={scope} className="flex min-h-11 cursor-pointer items-start gap-3 py-1.5">
          <input
            type="checkbox"
            value={scope}
            {...register("scopes")}
            className="mt-0.5 size-5 shrink-0 accent-accent"
          />
          <span className="flex flex-col">
            <code className="font-mono text-sm">{scope}</code>
            <span className="text-sm text-muted">{scopeWords[scope]}</span>
          </span>
        </label>
      ))}
      {message !== undefined && (
        <p id={id} className="text-sm text-danger">
          {message}
        </p>
      )}
    </fieldset>
  );
}
