"use client";

import { FormProblems } from "#features/auth/FormProblems.tsx";
import { focusNamed, useAuthForm } from "#features/auth/useAuthForm.ts";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { Code } from "../Code.tsx";
import { CopyText } from "../CopyText.tsx";
import { DialogButtons } from "../DialogButtons.tsx";
import { QrCode } from "./QrCode.tsx";
import { identityCalls } from "./identityCalls.ts";
import { secretOf, spaced } from "./otpauth.ts";

function Secret({ uri }: { uri: string }) {
  const secret = secretOf(uri);
  return (
    <div className="flex flex-wrap items-center gap-5">
      <QrCode text={uri} label="QR code of the secret, for an authenticator app" />
      <div className="flex min-w-52 flex-1 flex-col gap-3">
        <p className="text-sm text-muted">Without a camera, type or copy the secret:</p>
        <Code label="Secret" text={spaced(secret)} />
        <CopyText label="Copy the secret" text={secret} />
        <a href={uri} className="self-start text-sm text-accent underline underline-offset-4">
          Open it in an app on this device
        </a>
      </div>
    </div>
  );
}

/** The secret to take over into an app, and the first code of that app as the proof. */
export function ScanStep({
  uri,
  onConfirmed,
  onClose,
}: {
  uri: string;
  onConfirmed: () => Promise<void>;
  onClose: () => void;
}) {
  const form = useAuthForm(async ({ code = "" }, element) => {
    try {
      // People type the space that apps put between the digits.
      await identityCalls.confirmCode(code.replaceAll(/\s/g, ""));
    } catch (error) {
      focusNamed(element, "code");
      throw error;
    }
    await onConfirmed();
  });
  return (
    <form {...form.props} className="flex flex-col gap-5">
      <FormProblems form={form} />
      <p className="text-muted">
        Scan this with your authenticator app. Then type the six digits that it shows.
      </p>
      <Secret uri={uri} />
      <Field label="Code" error={form.errorOf("code")}>
        {(control) => (
          <TextInput
            {...control}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            autoFocus
            required
            dir="ltr"
            className="font-mono tracking-widest"
          />
        )}
      </Field>
      <DialogButtons
        action={form.isBusy ? "Checking…" : "Switch on"}
        isBusy={form.isBusy}
        onClose={onClose}
      />
    </form>
  );
}
