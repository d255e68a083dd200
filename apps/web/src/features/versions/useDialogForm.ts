"use client";

import { type FormEvent, useState } from "react";
import { failureWords } from "#trpc/failureWords.ts";

/** One text to send: what is typed, and what was refused. Once sent, it begins anew. */
export function useDialogForm(initial: string, send: (text: string) => Promise<void>) {
  const [text, setText] = useState(initial);
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await send(text.trim());
      setText(initial);
    } catch (error) {
      setFailure(failureWords(error));
    } finally {
      setBusy(false);
    }
  };
  return {
    text,
    failure,
    isBusy,
    submit,
    setText: (next: string) => {
      setText(next);
      setFailure(undefined);
    },
  };
}
