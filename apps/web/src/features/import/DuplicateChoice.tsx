"use client";

import type { OnDuplicate } from "@personaforge/contract/import";
import { useId } from "react";

const duplicateChoices = [
  ["copy", "New copy"],
  ["version", "New version"],
  ["skip", "Skip"],
] as const satisfies readonly (readonly [OnDuplicate, string])[];

/** One answer of three: to one duplicate, or to all of them. */
export function DuplicateChoice({
  label,
  value,
  onChoose,
}: {
  /** Says what is asked, to those who do not see where it stands. */
  label: string;
  value: OnDuplicate | null;
  onChoose: (action: OnDuplicate) => void;
}) {
  const name = useId();
  return (
    <fieldset className="relative inline-flex flex-wrap gap-0.5 rounded-md bg-sunken p-0.5 text-sm">
      <legend className="sr-only">{label}</legend>
      {duplicateChoices.map(([action, words]) => (
        <label
          key={action}
          className="control-sm inline-flex cursor-pointer items-center rounded-sm px-2.5 text-muted transition-colors has-checked:bg-knob has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={action}
            checked={value === action}
            onChange={() => onChoose(action)}
            className="sr-only"
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
