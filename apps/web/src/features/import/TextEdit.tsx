"use client";

import { countCodePoints } from "@personaforge/contract/codePoints";
import type { OverLimitText } from "@personaforge/contract/importAnswer";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Counter, OverflowHint } from "#features/characterForm/Counter.tsx";
import { unitsOf } from "#features/characterForm/codePoints.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { TextArea } from "#ui/TextControl.tsx";
import { editProblem } from "./overLimit.ts";

type Props = {
  long: OverLimitText;
  label: string;
  text: string;
  /** What the server said against it. */
  failure: string | undefined;
  isPending: boolean;
  onType: (text: string) => void;
  onSave: () => void;
  onCancel: () => void;
};

function useTextEdit({ long, label, text, failure, isPending, onSave }: Props) {
  const [wasSent, setSent] = useState(false);
  const control = useRef<HTMLTextAreaElement>(null);
  const problem = editProblem(long, label, text);
  const selectOver = () => {
    control.current?.focus();
    control.current?.setSelectionRange(unitsOf(text, long.limit), text.length);
  };
  useEffect(() => {
    const area = control.current;
    // It came because somebody asked for it. At its end the beginning would be out of sight.
    area?.setSelectionRange(0, 0);
    area?.focus({ preventScroll: true });
    area?.closest("li")?.scrollIntoView({ block: "nearest" });
  }, []);
  const save = () => {
    setSent(true);
    if (problem === null && !isPending) onSave();
    else control.current?.focus();
  };
  return {
    ...{ control, selectOver },
    error: (wasSent ? problem : null) ?? failure,
    submit: (event: FormEvent) => {
      event.preventDefault();
      save();
    },
    saveByKey: (event: KeyboardEvent) => {
      if (event.key !== "Enter" || (!event.metaKey && !event.ctrlKey)) return;
      event.preventDefault();
      save();
    },
  };
}

/** The whole of a text that is over its limit, to be made shorter. What does not fit is not taken. */
export function TextEdit(props: Props) {
  const { long, label, text, isPending, onType, onCancel } = props;
  const { control, selectOver, error, submit, saveByKey } = useTextEdit(props);
  const isOver = countCodePoints(text) > long.limit;
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={submit}>
      <Field
        label={`Edit ${label.toLowerCase()}`}
        error={error}
        errorAction={
          isOver && <OverflowHint text={text} limit={long.limit} onSelect={selectOver} />
        }
        counter={<Counter label={label} text={text} limit={long.limit} />}
      >
        {(field) => (
          <TextArea
            {...field}
            ref={control}
            rows={6}
            value={text}
            data-over-limit={long.field}
            className="max-h-[40dvh]!"
            onChange={(event) => onType(event.target.value)}
            onKeyDown={saveByKey}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" aria-disabled={isPending}>
          {isPending ? "Saving…" : "Save the text"}
        </Button>
        <Button size="sm" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
