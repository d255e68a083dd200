"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { failureWords } from "#trpc/failureWords.ts";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { DialogButtons } from "./DialogButtons.tsx";
import { FormFailure } from "./FormFailure.tsx";

/** What has to be typed before something goes for good. */
type Typed = { label: string; text: string };

type TypedDialogProps = {
  title: string;
  /** Null where one click is enough. */
  typed: Typed | null;
  /** What the button says. */
  action: string;
  onSend: (typed: string) => Promise<unknown>;
  onClose: () => void;
  finalFocus?: () => HTMLElement | null;
  children: ReactNode;
};

function useTyped({ typed, onSend, onClose }: TypedDialogProps) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (typed !== null && text.trim() !== typed.text.trim()) {
      return setError(`Type it exactly as it is: ${typed.text}`);
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await onSend(text);
      onClose();
    } catch (refused) {
      setFailure(failureWords(refused));
      setBusy(false);
    }
  };
  const type = (next: string) => {
    setText(next);
    setError(undefined);
  };
  return { text, error, failure, isBusy, submit, type };
}

/** Asks before something that nothing brings back; where it weighs, a text has to be typed. */
export function TypedDialog(props: TypedDialogProps) {
  const { title, typed, action, onClose, finalFocus, children } = props;
  const form = useTyped(props);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      {...(finalFocus !== undefined && { finalFocus })}
    >
      <form
        noValidate
        onSubmit={(event) => void form.submit(event)}
        className="flex flex-col gap-5"
      >
        <FormFailure message={form.failure} />
        <div className="flex flex-col gap-2 text-muted text-pretty">{children}</div>
        {typed !== null && (
          <Field label={typed.label} error={form.error}>
            {(control) => (
              <TextInput
                {...control}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={form.text}
                onChange={(event) => form.type(event.target.value)}
              />
            )}
          </Field>
        )}
        <DialogButtons danger action={action} isBusy={form.isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
