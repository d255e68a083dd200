"use client";

import type { updateWorkspace } from "@personaforge/contract/workspace";
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

type Fields = z.input<typeof updateWorkspace>;

const resolver = lazyCheck<Fields, z.output<typeof updateWorkspace>>(
  async () => (await import("@personaforge/contract/workspace")).updateWorkspace,
);

function useRename(name: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const rename = useMutation(trpc.workspaces.update.mutationOptions({ networkMode: "always" }));
  const checked = useCheckedForm({ defaultValues: { name }, resolver }, async (fields, form) => {
    const renamed = await rename.mutateAsync(fields);
    form.reset({ name: renamed.name });
    await queryClient.invalidateQueries(trpc.me.pathFilter());
    // The frame of the page shows the name too.
    router.refresh();
  });
  return { checked, isSaved: rename.isSuccess };
}

export function RenameForm({ name }: { name: string }) {
  const { checked, isSaved } = useRename(name);
  const { register, formState } = checked.form;
  const readOnly = !useHydrated();
  return (
    <SavedForm
      checked={checked}
      label="Workspace"
      action="Rename"
      done="Renamed."
      isSaved={isSaved}
      readOnly={readOnly}
    >
      <Field label="Name of the workspace" error={formState.errors.name?.message}>
        {(control) => (
          <TextInput {...control} {...register("name")} autoComplete="off" readOnly={readOnly} />
        )}
      </Field>
    </SavedForm>
  );
}
