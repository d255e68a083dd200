"use client";

import type { Label } from "@personaforge/contract/label";
import { limits } from "@personaforge/contract/limits";
import { useState } from "react";
import { Counter } from "#features/characterForm/Counter.tsx";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { failureWords } from "#trpc/failureWords.ts";
import { useDialogForm } from "./useDialogForm.ts";
import type { DialogProps } from "./VersionDialogs.tsx";
import { productionLabel } from "@personaforge/contract/productionLabel";
import { labelWords } from "./versionWords.ts";

type Props = DialogProps & { number: number };

function LabelRow({ label, number, versions, actions, onDialog }: Props & { label: Label }) {
  const { setLabel, removeLabel } = actions;
  const [failure, setFailure] = useState<string>();
  const { id } = versions.character;
  const { name, version } = label;
  const isBusy = setLabel.isPending || removeLabel.isPending;
  const fail = { onError: (error: unknown) => setFailure(failureWords(error)) };
  const move = () => {
    if (label.protected) return onDialog({ kind: "live", number });
    setLabel.mutate({ id, label: name, version: number, expected_version: version }, fail);
  };
  const remove = () => {
    if (label.protected) return onDialog({ kind: "live", number: null });
    removeLabel.mutate({ id, label: name }, fail);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span className="min-w-0 flex-1 wrap-anywhere" dir="auto">
        {labelWords(name)}
      </span>
      <span className="text-sm text-faint tabular-nums">
        {version === number ? "here" : `v${version}`}
      </span>
      <span className="flex gap-1">
        {version !== number && (
          <Button size="sm" disabled={isBusy} onClick={move}>
            Move here<span className="sr-only">: {labelWords(name)}</span>
          </Button>
        )}
        <Button size="sm" variant="ghost" disabled={isBusy} onClick={remove}>
          Remove<span className="sr-only"> {labelWords(name)}</span>
        </Button>
      </span>
      {failure !== undefined && (
        <p role="alert" className="w-full text-sm text-danger">
          {failure}
        </p>
      )}
    </li>
  );
}

function NewLabel({ number, versions, actions, onDialog }: Props) {
  const { id } = versions.character;
  const form = useDialogForm("", async (name) => {
    if (name === productionLabel) return onDialog({ kind: "live", number });
    const version = versions.labels.find((label) => label.name === name)?.version ?? null;
    const moved = { id, label: name, version: number, expected_version: version };
    await actions.setLabel.mutateAsync(moved);
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <Field
          label="New label"
          error={form.failure}
          counter={<Counter label="Label" text={form.text} limit={limits.label} />}
        >
          {(control) => (
            <TextInput
              {...control}
              autoComplete="off"
              autoCapitalize="none"
              value={form.text}
              onChange={(event) => form.setText(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button
        type="submit"
        className={form.failure === undefined ? undefined : "self-center"}
        disabled={form.isBusy || form.text.trim() === ""}
      >
        Add
      </Button>
    </form>
  );
}

/** The names that applications read the character by, and where each of them points. */
export function LabelsDialog(props: Props) {
  const { number, versions, onClose } = props;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={`Labels for v${number}`}>
      <p className="text-sm text-muted">
        Who reads {versions.character.name} by a label gets the version that the label points at.
      </p>
      {versions.labels.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {versions.labels.map((label) => (
            <LabelRow key={label.name} {...props} label={label} />
          ))}
        </ul>
      )}
      <NewLabel {...props} />
      <div className="flex justify-end">
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}
