"use client";

import type { createApiKey, MadeApiKey } from "@personaforge/contract/apiKey";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type * as z from "zod";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { applyFailure } from "../applyFailure.ts";
import { FormFailure } from "../FormFailure.tsx";
import { lazyCheck } from "../lazyCheck.ts";
import { SecretDialog } from "../SecretDialog.tsx";
import { type CreateKeyForm, emptyKey } from "./createKeyForm.ts";
import type { KeyDialogProps } from "./keyDialog.ts";
import { ExpiryField, LimitFields } from "./LimitFields.tsx";
import { ScopesField } from "./ScopesField.tsx";
import { ShownKey } from "./ShownKey.tsx";
import { useKeyActions } from "./useKeyActions.ts";

type NewKey = z.output<typeof createApiKey>;

const resolver = lazyCheck<CreateKeyForm, NewKey>(
  async () => (await import("./createKeyCheck.ts")).check,
);

function useNewKey(onMade: (made: MadeApiKey) => void) {
  const { create } = useKeyActions();
  const form = useForm<CreateKeyForm, unknown, NewKey>({ defaultValues: emptyKey, resolver });
  const send = form.handleSubmit(async (key) => {
    try {
      onMade(await create.mutateAsync(key));
    } catch (error) {
      applyFailure(form, error);
    }
  });
  return { form, send };
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
  const { form, send } = useNewKey(setMade);
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
          onSubmit={(event) => void send(event)}
          className="flex flex-col gap-5"
        >
          <FormFailure message={errors.root?.message} />
          <NameField form={form} />
          <ScopesField />
          <ExpiryField />
          <LimitFields />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" aria-disabled={isSubmitting}>
              Create the key
            </Button>
          </div>
        </form>
      </FormProvider>
    </SecretDialog>
  );
}
