"use client";

import { useId } from "react";
import { Select } from "#ui/TextControl.tsx";
import type { StateOption } from "./stateOptions.ts";

/** Chooses one of the two states that are compared. */
export function SideSelect({
  label,
  value,
  named,
  versions,
  onChoose,
}: {
  label: string;
  value: string;
  named: readonly StateOption[];
  versions: readonly StateOption[];
  onChoose: (ref: string) => void;
}) {
  const id = useId();
  const isListed = [...named, ...versions].some(({ ref }) => ref === value);
  const options = (states: readonly StateOption[]) =>
    states.map(({ ref, words }) => (
      <option key={ref} value={ref}>
        {words}
      </option>
    ));
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2">
      <label htmlFor={id} className="text-sm text-faint max-sm:w-10">
        {label}
      </label>
      <Select
        id={id}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className="min-w-0 py-1 text-sm"
      >
        {!isListed && <option value={value}>{value}</option>}
        {named.length > 0 && <optgroup label="By name">{options(named)}</optgroup>}
        <optgroup label="Versions">{options(versions)}</optgroup>
      </Select>
    </div>
  );
}
