"use client";

import { useState } from "react";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { SubmitButton } from "./AuthFields.tsx";
import { authApi, AuthError, type AuthFailure } from "./authApi.ts";
import { needsPasswordAgain } from "./authWords.ts";
import { FormProblems } from "./FormProblems.tsx";
import { useAuthForm } from "./useAuthForm.ts";

const ways = {
  app: {
    label: "Code",
    hint: "The six digits that your authenticator app shows now.",
    other: "Use a backup code instead",
  },
  backup: {
    label: "Backup code",
    hint: "One of the ten codes you kept when you turned this on. Each works once.",
    other: "Use the authenticator app instead",
  },
};

function useCode(way: keyof typeof ways, { onDone, onStartAgain }: CodeFormProps) {
  return useAuthForm(async ({ code = "" }) => {
    // People type the space that apps put between the digits.
    const typed = code.replaceAll(/\s/g, "");
    try {
      await (way === "app" ? authApi.verifyTotp(typed) : authApi.verifyBackupCode(typed));
    } catch (error) {
      if (!(error instanceof AuthError) || !needsPasswordAgain.has(error.failure.code)) throw error;
      return onStartAgain(error.failure);
    }
    return onDone();
  });
}

type CodeFormProps = {
  onDone: () => void;
  /** The password has to be given again; says why, or null when that is wanted. */
  onStartAgain: (failure: AuthFailure | null) => void;
};

/** The second step: a code from the app, or one that was kept for the day the app is gone. */
export function CodeForm(props: CodeFormProps) {
  const [way, setWay] = useState<keyof typeof ways>("app");
  const form = useCode(way, props);
  const { label, hint, other } = ways[way];
  return (
    <form {...form.props} className="flex flex-col gap-5" aria-label="Second step">
      <FormProblems form={form} />
      <Field key={way} label={label} hint={hint} error={form.errorOf("code")}>
        {(control) => (
          <TextInput
            {...control}
            name="code"
            autoComplete={way === "app" ? "one-time-code" : "off"}
            inputMode={way === "app" ? "numeric" : "text"}
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            dir="ltr"
            className="font-mono tracking-widest"
          />
        )}
      </Field>
      <SubmitButton form={form}>{form.isBusy ? "Checking…" : "Go on"}</SubmitButton>
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          variant="quiet"
          className="px-0"
          onClick={() => {
            form.clear();
            setWay(way === "app" ? "backup" : "app");
          }}
        >
          {other}
        </Button>
        <Button variant="quiet" className="px-0" onClick={() => props.onStartAgain(null)}>
          Start again
        </Button>
      </div>
    </form>
  );
}
