"use client";

import { useState } from "react";
import { useFormContext } from "react-hook-form";
import type { ContentForm } from "#features/characterForm/contentForm.ts";
import { classNames } from "#ui/classNames.ts";
import { type Template, templates } from "./templates.ts";

type Filled = keyof Template["content"];

/** Whether a box still holds what a template put there, or nothing: only then it is filled again. */
function isUntouched(form: ContentForm, key: Filled, applied: Template | undefined): boolean {
  const value = form[key];
  return value.length === 0 || String(value) === String(applied?.content[key] ?? "");
}

/** Beginnings to write over. Words that somebody typed are never replaced. */
export function TemplateChips({
  initialKey,
  onApply,
}: {
  initialKey: string;
  onApply: () => void;
}) {
  const { getValues, setValues, setFocus } = useFormContext<ContentForm>();
  const [applied, setApplied] = useState(() => templates.find(({ key }) => key === initialKey));
  const apply = (template: Template) => {
    const form = getValues();
    const content = Object.entries(template.content).filter(([key]) =>
      isUntouched(form, key as Filled, applied),
    );
    setValues(Object.fromEntries(content));
    setApplied(template);
    onApply();
    setFocus(form.name === "" ? "name" : "personality_summary");
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm text-muted">Start from a sketch, or from nothing</legend>
      <div className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:flex-wrap md:overflow-visible md:px-0">
        {templates.map((template) => (
          <button
            key={template.key}
            type="button"
            aria-pressed={applied?.key === template.key}
            onClick={() => apply(template)}
            className={classNames(
              "control-sm shrink-0 rounded-full border border-line bg-surface px-3.5 text-sm text-muted transition-colors hover:border-edge hover:text-ink",
              "aria-pressed:border-transparent aria-pressed:bg-accent-soft aria-pressed:text-on-accent-soft",
            )}
          >
            {template.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
