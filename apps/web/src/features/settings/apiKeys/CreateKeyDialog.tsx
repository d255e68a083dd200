"use client";

import type { createApiKey, MadeApiKey } from "@personaforge/contract/apiKey";
import { useState } from "react";
import { FormProvider } from "react-hook-form";
import type * as z from "zod";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { DialogButtons } from "../DialogButtons.tsx";
import { FormFailure } from "../FormFailure.tsx";
import { lazyCheck } from "../lazyCheck.ts";
import { SecretDialog } from "../SecretDialog.tsx";
import { useCheckedForm } from "../useCheckedForm.ts";
import { type CreateKeyForm, emptyKey } from "./createKeyForm.ts";
import type { KeyDialogProps } from "./keyDialog.ts";
import { ExpiryField, LimitFields } from "./LimitFields.tsx";
import { ScopesField } from "./ScopesField.tsx";
import { ShownKey } from "./ShownKey.tsx";
import { useKeyActions } from "./useKeyActions.ts";

type NewKey = z.output<typeof createApiKey>;

const resolver = lazyCheck<CreateKeyForm, NewKey>(async () => (await import("./newKey.ts")).newKey);

function useNewKey(onMade: (made: MadeApiKey) => void) {
  const { create } = useKeyActions();
  return useCheckedForm({ defaultValues: emptyKey, resolver }, async (key) =>
    onMade(await create.mutateAsync(key)),
  );
}

function NameField({ form }: Pick<ReturnType<typeof useNewKey>, "form">) {
  return (
    <Field
      label="Name"
      hint="What will use it: then you know what stops when you revoke it."
      error={form.formState.errors.name?.message}
    >
      {(control) => <TextInput {...control} {...form.register("name")} autoComplete="off" />}
    </Field>
  );
}

/** Asks what the key is for, and shows it once. */
export function CreateKeyDialog({ origin, onClose }: KeyDialogProps) {
  const [made, setMade] = useState<MadeApiKey | null>(null);
  const { form, onSubmit } = useNewKey(setMade);
  const { errors, isSubmitting } = form.formState;
  return (
    <SecretDialog
      title={made === null ? "New API key" : `The key “${made.name}”`}
      what="The key"
      secret={made === null ? null : <ShownKey made={made} origin={origin} />}
      onClose={onClose}
    >
      <FormProvider {...form}>
        <form
          noValidate
          aria-label="New API key"
          onSubmit={onSubmit}
          className="flex flex-col gap-5"
        >
          <FormFailure message={errors.root?.message} />
          <NameField form={form} />
          <ScopesField />
          <ExpiryField />
          <LimitFields />
          <DialogButtons action="Create the key" isBusy={isSubmitting} onClose={onClose} />
        </form>
      </FormProvider>
    </SecretDialog>
  );
}
