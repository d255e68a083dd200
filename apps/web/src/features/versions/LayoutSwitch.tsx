"use client";

import { useId } from "react";
import { type DiffLayout, rememberDiffLayout } from "#features/diff/diffLook.ts";

const layouts = [
  ["inline", "Inline"],
  ["split", "Side by side"],
] as const;

/** Native radios: arrow keys and the announced state come with the browser. */
export function LayoutSwitch({
  layout,
  onLayout,
}: {
  layout: DiffLayout;
  onLayout: (layout: DiffLayout) => void;
}) {
  const name = useId();
  return (
    <fieldset className="flex w-fit rounded-md bg-sunken p-0.5">
      <legend className="sr-only">Layout of the differences</legend>
      {layouts.map(([value, label]) => (
        <label
          key={value}
          className="control-sm flex cursor-pointer items-center rounded-[0.4rem] px-2.5 text-[0.8125rem] text-muted transition-colors hover:text-ink has-checked:bg-knob has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={layout === value}
            onChange={() => {
              onLayout(value);
              rememberDiffLayout(value);
            }}
            className="sr-only"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
