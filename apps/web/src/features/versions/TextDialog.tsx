"use client";

import { Counter } from "#features/characterForm/Counter.tsx";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { useDialogForm } from "./useDialogForm.ts";

type LineOfText = {
  label: string;
  hint: string;
  /** In code points. */
  limit: number;
  initial: string;
  language?: string | undefined;
};

/** Asks for one line of text. What the server refuses is said beside the field, and nothing is lost. */
export function TextDialog({
  field: { label, hint, limit, initial, language },
  title,
  action,
  onSend,
  onClose,
}: {
  field: LineOfText;
  title: string;
  /** What the button that sends it says. */
  action: string;
  onSend: (text: string) => Promise<void>;
  onClose: () => void;
}) {
  const form = useDialogForm(initial, onSend);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      <form noValidate onSubmit={form.submit} className="flex flex-col gap-5">
        <Field
          label={label}
          hint={hint}
          error={form.failure}
          counter={<Counter label={label} text={form.text} limit={limit} />}
        >
          {(control) => (
            <TextInput
              {...control}
              autoComplete="off"
              lang={language}
              value={form.text}
              onChange={(event) => form.setText(event.target.value)}
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={form.isBusy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
