"use client";

import type { Me, updateAccount } from "@personaforge/contract/account";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type * as z from "zod";
import { useTRPC } from "#trpc/react.ts";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { useHydrated } from "#ui/useHydrated.ts";
import { lazyCheck } from "../lazyCheck.ts";
import { SavedForm } from "../SavedForm.tsx";
import { useCheckedForm } from "../useCheckedForm.ts";

type Fields = z.input<typeof updateAccount>;

const resolver = lazyCheck<Fields, z.output<typeof updateAccount>>(
  async () => (await import("@personaforge/contract/account")).updateAccount,
);

/** Without accounts there is a name only: nobody else is here to know the owner by a handle. */
function fieldsOf({ account, owner }: Me): Fields {
  if (account === null) return { name: owner?.name ?? "" };
  return { name: account.name, handle: account.handle };
}

function useProfileForm(me: Me) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const update = useMutation(trpc.me.update.mutationOptions({ networkMode: "always" }));
  const checked = useCheckedForm(
    { defaultValues: fieldsOf(me), resolver },
    async (fields, form) => {
      const answer = await update.mutateAsync(fields);
      queryClient.setQueryData(trpc.me.get.queryKey(), answer);
      form.reset(fieldsOf(answer));
      // The frame of the page shows the name too.
      router.refresh();
    },
  );
  return { checked, isSaved: update.isSuccess };
}

type HandleFieldProps = {
  form: ReturnType<typeof useProfileForm>["checked"]["form"];
  readOnly: boolean;
};

function HandleField({ form, readOnly }: HandleFieldProps) {
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
  const { checked, isSaved } = useProfileForm(me);
  const { form } = checked;
  const readOnly = !useHydrated();
  return (
    <SavedForm
      checked={checked}
      label="Profile"
      action="Save"
      primary
      done="Saved."
      isSaved={isSaved}
      readOnly={readOnly}
    >
      <Field label="Name" error={form.formState.errors.name?.message}>
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
    </SavedForm>
  );
}
