"use client";

import { Plus, Trash2 } from "lucide-react";
import { useFormContext, useFormState, useWatch } from "react-hook-form";
import { Button } from "#ui/Button.tsx";
import { Field } from "#ui/Field.tsx";
import { IconButton } from "#ui/IconButton.tsx";
import { type Rows, TextArea } from "#ui/TextControl.tsx";
import { useHydrated } from "#ui/useHydrated.ts";
import type { ContentForm } from "./contentForm.ts";
import { Counter } from "./Counter.tsx";
import { fieldLabels } from "./fields.ts";
import { useTextLanguage } from "./useTextLanguage.ts";

export type ListSpec = {
  name: "alternate_greetings" | "group_greetings" | "example_dialogues";
  /** Names one entry: "Greeting 2". */
  entry: string;
  hint: string;
  limit: number;
  maximum: number;
  rows: Rows;
};

function Entry({ spec, index, onRemove }: { spec: ListSpec; index: number; onRemove: () => void }) {
  const { register, control } = useFormContext<ContentForm>();
  const name = `${spec.name}.${index}` as const;
  const { errors } = useFormState({ control, name: spec.name });
  const text = useWatch({ control, name }) ?? "";
  const language = useTextLanguage();
  const isHydrated = useHydrated();
  const label = `${spec.entry} ${index + 1}`;
  return (
    <li className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <Field
          label={label}
          error={errors[spec.name]?.[index]?.message}
          counter={<Counter label={label} text={text} limit={spec.limit} />}
        >
          {(field) => (
            <TextArea
              {...field}
              {...register(name)}
              rows={spec.rows}
              lang={language}
              readOnly={!isHydrated}
            />
          )}
        </Field>
      </div>
      <div className="pt-6">
        <IconButton label={`Remove ${label.toLowerCase()}`} onClick={onRemove}>
          <Trash2 aria-hidden size={16} />
        </IconButton>
      </div>
    </li>
  );
}

/** Several texts of one kind, each with its own box. */
export function TextListField({ spec }: { spec: ListSpec }) {
  const { control, getValues, setValue, setFocus } = useFormContext<ContentForm>();
  const texts = useWatch({ control, name: spec.name });
  const { errors } = useFormState({ control, name: spec.name });
  const replace = (next: string[]) =>
    setValue(spec.name, next, { shouldDirty: true, shouldValidate: true });
  const add = () => {
    setValue(spec.name, [...getValues(spec.name), ""], { shouldDirty: true });
    // The new box exists after the next render.
    requestAnimationFrame(() => setFocus(`${spec.name}.${texts.length}`));
  };
  const problem = errors[spec.name]?.root?.message ?? errors[spec.name]?.message;
  return (
    <fieldset
      data-field={spec.name}
      className="flex scroll-mt-[calc(var(--save-bar,4rem)+1rem)] flex-col gap-3"
    >
      <legend className="text-sm font-semibold">{fieldLabels[spec.name]}</legend>
      <p className="-mt-1 text-sm text-faint">{spec.hint}</p>
      {problem !== undefined && <p className="text-sm text-danger">{problem}</p>}
      {texts.length > 0 && (
        <ul className="flex flex-col gap-4">
          {texts.map((_, index) => (
            <Entry
              // Entries are plain texts without an identity of their own.
              key={index}
              spec={spec}
              index={index}
              onRemove={() => replace(getValues(spec.name).toSpliced(index, 1))}
            />
          ))}
        </ul>
      )}
      <Button
        size="sm"
        className="self-start"
        disabled={texts.length >= spec.maximum}
        onClick={add}
      >
        <Plus aria-hidden size={15} /> Add {spec.entry.toLowerCase()}
      </Button>
    </fieldset>
  );
}
