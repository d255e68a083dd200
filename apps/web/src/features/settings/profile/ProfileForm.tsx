"use client";

import type { Me } from "@personaforge/contract/account";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTRPC } from "#trpc/react.ts";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { useHydrated } from "#ui/useHydrated.ts";
import { applyFailure } from "../applyFailure.ts";
import { FormFailure } from "../FormFailure.tsx";
import { lazyCheck } from "../lazyCheck.ts";

type Fields = { name?: string | undefined; handle?: string | undefined };

const resolver = lazyCheck<Fields, Fields>(async () => (await import("./profileCheck.ts")).check);

/** Without accounts there is a name only: nobody else is here to know the owner by a handle. */
function fieldsOf({ account, owner }: Me): Fields {
  if (account === null) return { name: owner?.name ?? "" };
  return { name: account.name, handle: account.handle };
}

function useProfileForm(me: Me) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const form = useForm<Fields, unknown, Fields>({ defaultValues: fieldsOf(me), resolver });
  const update = useMutation(trpc.me.update.mutationOptions({ networkMode: "always" }));
  const send = form.handleSubmit(async (fields) => {
    try {
      const answer = await update.mutateAsync(fields);
      queryClient.setQueryData(trpc.me.get.queryKey(), answer);
      form.reset(fieldsOf(answer));
      // The frame of the page shows the name too.
      router.refresh();
    } catch (error) {
      applyFailure(form, error);
    }
  });
  return { form, send, isSaved: update.isSuccess };
}

function HandleField({
  form,
  readOnly,
}: Pick<ReturnType<typeof useProfileForm>, "form"> & { readOnly: boolean }) {
  return (
    <Field
      label="Handle"
      hint="Stands under your public characters."
      error={form.formState.errors.handle?.message}
    >
      {(control) => (
        <TextInput
          {...control}
          {...form.register("handle")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={readOnly}
          dir="ltr"
        />
      )}
    </Field>
  );
}

/** The name that others see, and the handle by which they find somebody. */
export function ProfileForm({ me }: { me: Me }) {
  const { form, send, isSaved } = useProfileForm(me);
  const { errors, isDirty, isSubmitting } = form.formState;
  const readOnly = !useHydrated();
  return (
    <form
      noValidate
      method="post"
      aria-label="Profile"
      onSubmit={(event) => void send(event)}
      className="flex max-w-md flex-col gap-5"
    >
      <FormFailure message={errors.root?.message} />
      <Field label="Name" error={errors.name?.message}>
        {(control) => (
          <TextInput
            {...control}
            {...form.register("name")}
            autoComplete="name"
            readOnly={readOnly}
          />
        )}
      </Field>
      {me.account !== null && <HandleField form={form} readOnly={readOnly} />}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" disabled={readOnly} aria-disabled={isSubmitting}>
          Save
        </Button>
        <span role="status" className="text-sm text-muted">
          {isSaved && !isDirty ? "Saved." : ""}
        </span>
      </div>
    </form>
  );
}
