"use client";

import { countCodePoints } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { useHydrated } from "#ui/useHydrated.ts";
import type { AuthForm } from "./useAuthForm.ts";

export function EmailField({
  form,
  initial = "",
  hint,
  readOnly = false,
}: {
  form: AuthForm;
  initial?: string;
  hint?: ReactNode;
  readOnly?: boolean;
}) {
  return (
    <Field label="E-mail address" hint={hint} error={form.errorOf("email")}>
      {(control) => (
        <TextInput
          {...control}
          type="email"
          name="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          readOnly={readOnly}
          defaultValue={initial}
          dir="ltr"
        />
      )}
    </Field>
  );
}

/** How long a new password is, before the server says that it is too short. */
function PasswordLength({ count }: { count: number }) {
  const { passwordMin, passwordMax } = limits;
  const isOver = count > passwordMax;
  return (
    <span className={`text-xs tabular-nums ${isOver ? "font-medium text-danger" : "text-faint"}`}>
      {count < passwordMin ? `${count} of at least ${passwordMin}` : `${count} / ${passwordMax}`}
    </span>
  );
}

/** What a browser filled in before the page was alive counts too. */
function useLength() {
  const input = useRef<HTMLInputElement>(null);
  const [count, setCount] = useState(0);
  const look = () => setCount(countCodePoints(input.current?.value ?? ""));
  useEffect(look, []);
  return { input, count, look };
}

/** A password that can be shown, pasted and filled in. `isNew` counts its characters. */
export function PasswordField({
  form,
  name = "password",
  label = "Password",
  isNew = false,
}: {
  form: AuthForm;
  name?: string;
  label?: string;
  isNew?: boolean;
}) {
  const [isShown, setIsShown] = useState(false);
  const { input, count, look } = useLength();
  return (
    <Field
      label={label}
      error={form.errorOf(name)}
      {...(isNew && {
        hint: "A few words that only you would put together make a good one.",
        counter: <PasswordLength count={count} />,
      })}
    >
      {(control) => (
        <div className="relative">
          <TextInput
            {...control}
            ref={input}
            type={isShown ? "text" : "password"}
            name={name}
            autoComplete={isNew ? "new-password" : "current-password"}
            autoCapitalize="none"
            spellCheck={false}
            required
            dir="ltr"
            className="pe-18"
            onInput={look}
          />
          <button
            type="button"
            aria-label={isShown ? "Hide the password" : "Show the password"}
            onClick={() => setIsShown(!isShown)}
            className="absolute inset-y-0 end-0 rounded-md px-3 text-sm text-muted hover:text-ink"
          >
            {isShown ? "Hide" : "Show"}
          </button>
        </div>
      )}
    </Field>
  );
}

/** Sends the form. It keeps the focus while it waits, and does nothing before the page is alive. */
export function SubmitButton({ form, children }: { form: AuthForm; children: ReactNode }) {
  const isHydrated = useHydrated();
  return (
    <Button
      type="submit"
      variant="primary"
      disabled={!isHydrated}
      aria-disabled={form.isBusy}
      className="w-full"
    >
      {children}
    </Button>
  );
}
