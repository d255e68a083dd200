"use client";

import type { inviteMember, MadeInvitation } from "@personaforge/contract/workspace";
import { useState } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type * as z from "zod";
import { Field } from "#ui/Field.tsx";
import { Select, TextInput } from "#ui/TextControl.tsx";
import { Code } from "../Code.tsx";
import { CopyText } from "../CopyText.tsx";
import { DialogButtons } from "../DialogButtons.tsx";
import { FormFailure } from "../FormFailure.tsx";
import { lazyCheck } from "../lazyCheck.ts";
import { SecretDialog } from "../SecretDialog.tsx";
import { useCheckedForm } from "../useCheckedForm.ts";
import type { MemberDialogProps } from "./memberDialog.ts";
import { roleWords } from "./roleWords.ts";
import { useMemberActions } from "./useMemberActions.ts";

type Fields = z.input<typeof inviteMember>;
type Invited = z.output<typeof inviteMember>;

const resolver = lazyCheck<Fields, Invited>(
  async () => (await import("@personaforge/contract/workspace")).inviteMember,
);

const invitedRoles = ["viewer", "editor", "admin"] as const;

function ShownLink({ made }: { made: MadeInvitation }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted text-pretty">
        {made.mailed
          ? `We sent this link to ${made.email}. You can also hand it over yourself.`
          : `No mail was sent. Hand this link to ${made.email} yourself.`}{" "}
        It works for 7 days, only with that address, and is not shown again.
      </p>
      <Code label="Link of the invitation" text={made.url} />
      <CopyText label="Copy the link" text={made.url} autoFocus />
    </div>
  );
}

function InviteFields({ form }: { form: UseFormReturn<Fields, unknown, Invited> }) {
  const { errors } = form.formState;
  const role = useWatch({ control: form.control, name: "role" });
  return (
    <>
      <Field label="E-mail address" error={errors.email?.message}>
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
      <Field label="Role" hint={`May ${roleWords[role]}.`} error={errors.role?.message}>
        {(control) => (
          <Select {...control} {...form.register("role")}>
            {invitedRoles.map((role) => (
              <option key={role} value={role}>
                {role}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

function InviteForm({
  onMade,
  onClose,
}: {
  onMade: (made: MadeInvitation) => void;
  onClose: () => void;
}) {
  const { invite } = useMemberActions();
  const defaultValues: Fields = { email: "", role: "editor" };
  const { form, onSubmit } = useCheckedForm({ defaultValues, resolver }, async (invited) =>
    onMade(await invite.mutateAsync(invited)),
  );
  const { errors, isSubmitting } = form.formState;
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <FormFailure message={errors.root?.message} />
      <InviteFields form={form} />
      <DialogButtons action="Invite" isBusy={isSubmitting} onClose={onClose} />
    </form>
  );
}

/** Asks whom to invite as what, and shows the link once. */
export function InviteDialog({ workspace, onClose }: MemberDialogProps) {
  const [made, setMade] = useState<MadeInvitation | null>(null);
  return (
    <SecretDialog
      title={made === null ? `Invite somebody to ${workspace}` : `${made.email} is invited`}
      what="The link"
      secret={made === null ? null : <ShownLink made={made} />}
      onClose={onClose}
    >
      <InviteForm onMade={setMade} onClose={onClose} />
    </SecretDialog>
  );
}
