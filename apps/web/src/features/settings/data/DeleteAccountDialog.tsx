"use client";

import type { deleteAccount } from "@personaforge/contract/account";
import { useMutation } from "@tanstack/react-query";
import type { UseFormReturn } from "react-hook-form";
import type * as z from "zod";
import { enterAs } from "#features/auth/sessionNews.ts";
import { useTRPC } from "#trpc/react.ts";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { DialogButtons } from "../DialogButtons.tsx";
import { FormFailure } from "../FormFailure.tsx";
import { lazyCheck } from "../lazyCheck.ts";
import { useCheckedForm } from "../useCheckedForm.ts";

type Fields = z.input<typeof deleteAccount>;
type Deletion = z.output<typeof deleteAccount>;
type Form = UseFormReturn<Fields, unknown, Deletion>;

const resolver = lazyCheck<Fields, Deletion>(
  async () => (await import("@personaforge/contract/account")).deleteAccount,
);

function useDeletion() {
  const trpc = useTRPC();
  const remove = useMutation(trpc.me.delete.mutationOptions({ networkMode: "always" }));
  const options = { defaultValues: { email: "", password: "" }, resolver };
  const checked = useCheckedForm<Fields, Deletion>(options, async (deletion) => {
    await remove.mutateAsync(deletion);
    // In a document of its own: nothing of the account stays on the screen.
    enterAs("/explore");
  });
  return { ...checked, isBusy: remove.isPending || remove.isSuccess };
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
  const { form, onSubmit, isBusy } = useDeletion();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Delete your account?">
      <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
        <FormFailure message={form.formState.errors.root?.message} />
        <p className="text-muted text-pretty">
          Everything that this page lists goes at once. There is no trash for it, and nobody can
          bring it back.
        </p>
        <DeletionFields form={form} email={email} />
        <DialogButtons
          danger
          action={isBusy ? "Deleting…" : "Delete my account for good"}
          isBusy={isBusy}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
