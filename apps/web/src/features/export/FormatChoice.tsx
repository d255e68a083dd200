"use client";

import type { CardFileFormat } from "@personaforge/contract/cardExport";
import { type ReactNode, useId } from "react";
import {
  type FormatGroup,
  formatGroups,
  type FormatOption,
  originalOption,
} from "./exportFormats.ts";

const withOriginal: readonly FormatGroup[] = [
  ...formatGroups,
  { title: "As it came", options: [originalOption] },
];

type Choice = {
  chosen: CardFileFormat;
  onChoose: (format: CardFileFormat) => void;
  /** A word or two beside each format. */
  noteOf?: (format: CardFileFormat) => string | null;
  /** Stands under the chosen one. */
  children: ReactNode;
};

function Option({
  option: { format, name, about },
  group,
  choice: { chosen, onChoose, noteOf, children },
}: {
  option: FormatOption;
  group: string;
  choice: Choice;
}) {
  const id = useId();
  const isChosen = format === chosen;
  const note = noteOf?.(format) ?? null;
  return (
    <div
      className="rounded-md border border-transparent data-chosen:border-line data-chosen:bg-surface"
      data-chosen={isChosen || undefined}
    >
      <div className="relative flex items-start gap-3 rounded-md px-3 py-2 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent">
        <input
          id={id}
          type="radio"
          name={group}
          value={format}
          checked={isChosen}
          onChange={() => onChoose(format)}
          aria-describedby={`${id}-about`}
          className="relative z-10 mt-1 size-4 shrink-0 accent-accent outline-hidden"
        />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <label
              htmlFor={id}
              className="text-[0.9375rem] font-medium after:absolute after:inset-0"
            >
              {name}
            </label>
            {note !== null && <span className="text-xs text-faint tabular-nums">{note}</span>}
          </div>
          <p id={`${id}-about`} className="text-sm text-muted text-pretty">
            {about}
          </p>
        </div>
      </div>
      {isChosen && <div className="px-3 pb-3 pl-10 text-sm">{children}</div>}
    </div>
  );
}

/** Every format with a line on what it is; what there is to know stands under the chosen one. */
export function FormatChoice({ hasOriginal, ...choice }: Choice & { hasOriginal: boolean }) {
  const group = useId();
  return (
    <div className="flex flex-col gap-4">
      {(hasOriginal ? withOriginal : formatGroups).map(({ title, options }) => (
        <fieldset key={title} className="min-w-0">
          <legend className="px-3 pb-1 text-xs font-semibold text-faint">{title}</legend>
          {options.map((option) => (
            <Option key={option.format} option={option} group={group} choice={choice} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
