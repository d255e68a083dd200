"use client";

import { useFormContext } from "react-hook-form";
import { Field } from "#ui/Field.tsx";
import { Select } from "#ui/TextControl.tsx";
import type { ContentForm } from "./contentForm.ts";
import { FieldPlace } from "./FieldPlace.tsx";
import { fieldLabels } from "./fields.ts";

export function RatingField() {
  const { register } = useFormContext<ContentForm>();
  return (
    <FieldPlace name="content_rating">
      <Field label={fieldLabels.content_rating} hint="How a gallery may show this character.">
        {(field) => (
          <Select {...field} {...register("content_rating")}>
            <option value="general">General: for everyone</option>
            <option value="mature">Mature: for adults</option>
          </Select>
        )}
      </Field>
    </FieldPlace>
  );
}
