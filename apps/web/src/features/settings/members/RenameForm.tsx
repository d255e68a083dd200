"use client";

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

type Fields = { name: string };

const resolver = lazyCheck<Fields, Fields>(async () => (await import("./workspaceCheck.ts")).check);

function useRename(name: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const form = useForm<Fields, unknown, Fields>({ defaultValues: { name }, resolver });
  const rename = useMutation(trpc.workspaces.update.mutationOptions({ networkMode: "always" }));
  const send = form.handleSubmit(async (fields) => {
    try {
      const renamed = await rename.mutateAsync(fields);
      form.reset({ name: renamed.name });
      await queryClient.invalidateQueries(trpc.me.pathFilter());
      // The frame of the page shows the name too.
      router.refresh();
    } catch (error) {
      applyFailure(form, error);
    }
  });
  return { form, send, isSaved: rename.isSuccess };
}

export function RenameForm({ name }: { name: string }) {
  const { form, send, isSaved } = useRename(name);
  const { errors, isDirty, isSubmitting } = form.formState;
  const readOnly = !useHydrated();
  return (
    <form
      noValidate
      method="post"
      onSubmit={(event) => void send(event)}
      className="flex max-w-md flex-col gap-4"
    >
      <FormFailure message={errors.root?.message} />
      <Field label="Name of the workspace" error={errors.name?.message}>
        {(control) => (
          <TextInput
            {...control}
            {...form.register("name")}
            autoComplete="off"
            readOnly={readOnly}
          />
        )}
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={readOnly} aria-disabled={isSubmitting}>
          Rename
        </Button>
        <span role="status" className="text-sm text-muted">
          {isSaved && !isDirty ? "Renamed." : ""}
        </span>
      </div>
    </form>
  );
}
