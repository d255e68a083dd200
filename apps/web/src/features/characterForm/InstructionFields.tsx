"use client";

import { useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Banner } from "#ui/Banner.tsx";
import { type ContentForm, isFilled } from "./contentForm.ts";
import { DepthPromptField } from "./DepthPromptField.tsx";
import { FieldGroup } from "./FieldGroup.tsx";
import { FieldPlace } from "./FieldPlace.tsx";
import { instructionSpecs } from "./fields.ts";
import { TextField } from "./TextField.tsx";

function TrustSwitch() {
  const { register } = useFormContext<ContentForm>();
  const id = useId();
  return (
    <FieldPlace name="trusts_instructions">
      <div className="flex items-start gap-2.5 pointer-coarse:min-h-11">
        <input
          id={id}
          type="checkbox"
          aria-describedby={`${id}-hint`}
          className="mt-1 size-4 shrink-0 accent-accent"
          {...register("trusts_instructions")}
        />
        <div>
          <label htmlFor={id} className="text-sm font-semibold">
            Send these instructions
          </label>
          <p id={`${id}-hint`} className="text-sm text-faint text-pretty">
            The model follows them before anything else. Those of an imported character are a
            stranger’s words: they stay off until somebody who has read them switches this on.
          </p>
        </div>
      </div>
    </FieldPlace>
  );
}

/** Whether there are instructions that nobody has switched on. */
function useIsOff(): boolean {
  const { control } = useFormContext<ContentForm>();
  return useWatch({
    control,
    compute: (form: ContentForm) =>
      !form.trusts_instructions &&
      (["system_prompt", "post_history_instructions", "depth_prompt"] as const).some((key) =>
        isFilled(form, key),
      ),
  });
}

function OffNote() {
  const isOff = useIsOff();
  if (!isOff) return null;
  return (
    <Banner tone="caution">
      These instructions are kept and not sent: the switch above is off.
    </Banner>
  );
}

/** What tells the model how to write, beside who the character is. */
export function InstructionFields() {
  return (
    <FieldGroup
      title="Instructions"
      hint="Orders to the model, as other programs put them into their cards. Most characters need none."
    >
      <TrustSwitch />
      <OffNote />
      {instructionSpecs.map((spec) => (
        <TextField key={spec.name} spec={spec} />
      ))}
      <DepthPromptField />
    </FieldGroup>
  );
}
