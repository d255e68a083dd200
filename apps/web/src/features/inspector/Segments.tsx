"use client";

import type { ComponentProps } from "react";
import { classNames } from "#ui/classNames.ts";

const segment =
  "control-sm flex-1 rounded-md px-3 whitespace-nowrap text-[0.8125rem] font-medium text-muted hover:text-ink aria-pressed:bg-knob aria-pressed:text-ink aria-pressed:shadow-xs";

/** A few buttons of which one is pressed: what is shown in the place beside them. */
export function Segments<Value extends string>({
  label,
  choices,
  value,
  onValue,
  className,
  buttonProps,
}: {
  label: string;
  choices: readonly (readonly [Value, string])[];
  value: Value;
  onValue: (value: Value) => void;
  className?: string;
  buttonProps?: (value: Value) => ComponentProps<"button">;
}) {
  return (
    <div
      role="group"
      aria-label={label}
      className={classNames("flex gap-0.5 rounded-lg bg-sunken p-0.5", className)}
    >
      {choices.map(([choice, words]) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === value}
          onClick={() => onValue(choice)}
          className={segment}
          {...buttonProps?.(choice)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
