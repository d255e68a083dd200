"use client";

import { limits } from "@personaforge/contract/limits";
import { useFormContext, useFormState, useWatch } from "react-hook-form";
import { Field } from "#ui/Field.tsx";
import { Select, TextArea, TextInput } from "#ui/TextControl.tsx";
import { useHydrated } from "#ui/useHydrated.ts";
import type { ContentForm } from "./contentForm.ts";
import { Counter } from "./Counter.tsx";
import { FieldPlace } from "./FieldPlace.tsx";
import { fieldLabels } from "./fields.ts";
import { useTextLanguage } from "./useTextLanguage.ts";

const label = fieldLabels.depth_prompt;

function PromptField() {
  const { register, control } = useFormContext<ContentForm>();
  const { errors } = useFormState({ control, name: "depth_prompt" });
  const text = useWatch({ control, name: "depth_prompt.prompt" });
  const language = useTextLanguage();
  const isHydrated = useHydrated();
  return (
    <Field
      label={label}
      hint="Stands among the messages of the chat, so that it is not forgotten."
      error={errors.depth_prompt?.prompt?.message}
      counter={<Counter label={label} text={text} limit={limits.depth_prompt} />}
    >
      {(field) => (
        <TextArea
          {...field}
          {...register("depth_prompt.prompt")}
          rows={3}
          lang={language}
          readOnly={!isHydrated}
        />
      )}
    </Field>
  );
}

function PlaceFields() {
  const { register, control } = useFormContext<ContentForm>();
  const { errors } = useFormState({ control, name: "depth_prompt" });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Depth"
        hint="Messages between it and the end of the chat."
        error={errors.depth_prompt?.depth?.message}
      >
        {(field) => (
          <TextInput
            {...field}
            {...register("depth_prompt.depth", { valueAsNumber: true })}
            type="number"
            min={0}
            max={limits.depth}
            dir="ltr"
            autoComplete="off"
          />
        )}
      </Field>
      <Field label="Said by">
        {(field) => (
          <Select {...field} {...register("depth_prompt.role")}>
            <option value="system">System</option>
            <option value="user">Reader</option>
            <option value="assistant">Character</option>
          </Select>
        )}
      </Field>
    </div>
  );
}

/** A text that stands between messages: what it says, where, and in whose name. */
export function DepthPromptField() {
  return (
    <FieldPlace name="depth_prompt">
      <div className="flex flex-col gap-4">
        <PromptField />
        <PlaceFields />
      </div>
    </FieldPlace>
  );
}
