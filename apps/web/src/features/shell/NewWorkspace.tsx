"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { failureWords } from "#trpc/failureWords.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { makeWorkspace } from "./workspaceCalls.ts";

function useMaking() {
  const [failure, setFailure] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const name = new FormData(event.currentTarget).get("name");
    setIsBusy(true);
    try {
      await makeWorkspace(typeof name === "string" ? name : "");
    } catch (error) {
      setFailure(failureWords(error));
      setIsBusy(false);
    }
  };
  return { failure, isBusy, submit };
}

/** Asks for the name of a workspace for several people, and opens it. */
export function NewWorkspace({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { failure, isBusy, submit } = useMaking();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="new-workspace"
      onClose={onClose}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-xl border border-line bg-raised p-6 text-ink shadow-raised backdrop:bg-black/35"
    >
      <form noValidate method="post" className="flex flex-col gap-5" onSubmit={submit}>
        <h2 id="new-workspace" className="font-serif text-xl font-medium">
          New workspace
        </h2>
        <Field
          label="Name"
          hint="Characters in it belong to everybody you invite. Yours stay where they are."
          error={failure}
        >
          {(control) => <TextInput {...control} name="name" autoComplete="off" required />}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={() => dialog.current?.close()}>Cancel</Button>
          <Button type="submit" variant="primary" aria-disabled={isBusy}>
            Create workspace
          </Button>
        </div>
      </form>
    </dialog>
  );
}
