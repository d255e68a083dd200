"use client";

import type { deleteAccount } from "@personaforge/contract/account";
import { useMutation } from "@tanstack/react-query";
import { type UseFormReturn, useForm } from "react-hook-form";
import type * as z from "zod";
import { enterAs } from "#features/auth/sessionNews.ts";
import { useTRPC } from "#trpc/react.ts";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { applyFailure } from "../applyFailure.ts";
import { FormFailure } from "../FormFailure.tsx";
import { lazyCheck } from "../lazyCheck.ts";

type Fields = z.input<typeof deleteAccount>;
type Deletion = z.output<typeof deleteAccount>;
type Form = UseFormReturn<Fields, unknown, Deletion>;

const resolver = lazyCheck<Fields, Deletion>(async () => (await import("./deleteCheck.ts")).check);

function useDeletion() {
  const trpc = useTRPC();
  const form: Form = useForm<Fields, unknown, Deletion>({
    defaultValues: { email: "", password: "" },
    resolver,
  });
  const remove = useMutation(trpc.me.delete.mutationOptions({ networkMode: "always" }));
  const send = form.handleSubmit(async (deletion) => {
    try {
      await remove.mutateAsync(deletion);
      // In a document of its own: nothing of the account stays on the screen.
      enterAs("/explore");
    } catch (error) {
      applyFailure(form, error);
    }
  });
  return { form, send, isBusy: remove.isPending || remove.isSuccess };
}

/** Whoever signs in with another service has no password. */
function orNone(typed: string): string | undefined {
  return typed === "" ? undefined : typed;
}

function DeletionFields({ form, email }: { form: Form; email: string }) {
  const { errors } = form.formState;
  return (
    <>
      <Field label={`Type your e-mail address: ${email}`} error={errors.email?.message}>
        {(control) => (
          <TextInput
            {...control}
            {...form.register("email")}
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
          />
        )}
      </Field>
      <Field
        label="Password"
        hint="Leave it empty if you have none, because you sign in with another service."
        error={errors.password?.message}
      >
        {(control) => (
          <TextInput
            {...control}
            {...form.register("password", { setValueAs: orNone })}
            type="password"
            autoComplete="current-password"
            dir="ltr"
          />
        )}
      </Field>
    </>
  );
}

export function DeleteAccountDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const { form, send, isBusy } = useDeletion();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Delete your account?">
      <form noValidate onSubmit={(event) => void send(event)} className="flex flex-col gap-5">
        <FormFailure message={form.formState.errors.root?.message} />
        <p className="text-muted text-pretty">
          Everything that this page lists goes at once. There is no trash for it, and nobody can
          bring it back.
        </p>
        <DeletionFields form={form} email={email} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" aria-disabled={isBusy}>
            {isBusy ? "Deleting…" : "Delete my account for good"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
