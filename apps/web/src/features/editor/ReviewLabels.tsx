"use client";

import type { Label } from "@personaforge/contract/label";
import { productionLabel } from "@personaforge/contract/productionLabel";
import type { ReactNode } from "react";

export type LabelChoice = { chosen: ReadonlySet<string>; isConfirmed: boolean };

/** Whether `production` would move without anybody having said yes to it. */
export function needsConfirmation({ chosen, isConfirmed }: LabelChoice): boolean {
  return chosen.has(productionLabel) && !isConfirmed;
}

const box = "mt-1 size-4 shrink-0 accent-accent";
const row = "flex items-start gap-2.5 text-sm pointer-coarse:min-h-11 pointer-coarse:items-center";

function Move({ from, to }: { from: number | undefined; to: number }) {
  if (from === to) return <span className="text-faint">stays at version {to}</span>;
  return (
    <span className="text-faint tabular-nums">
      {from === undefined ? `new, at version ${to}` : `version ${from} → ${to}`}
    </span>
  );
}

function Confirmation({
  from,
  to,
  isConfirmed,
  onConfirm,
  liveChanges,
}: {
  from: number | undefined;
  to: number;
  isConfirmed: boolean;
  onConfirm: (isConfirmed: boolean) => void;
  liveChanges: ReactNode;
}) {
  // What is live now is the newest version, so that the review below says it all.
  const isShownBelow = from === to - 1;
  return (
    <div className="ml-6.5 flex flex-col gap-2 rounded-lg bg-caution-soft px-4 py-3 text-sm">
      <p>
        {from === undefined
          ? `Version ${to} becomes live: every application that reads production gets it.`
          : `Live moves from version ${from} to version ${to}. Every application that reads production gets the new texts at once.`}
      </p>
      {from !== undefined && !isShownBelow && liveChanges}
      <label className={`${row} font-medium`}>
        <input
          type="checkbox"
          className={box}
          checked={isConfirmed}
          onChange={(event) => onConfirm(event.target.checked)}
        />
        Yes, make version {to} live
      </label>
    </div>
  );
}

/** Which labels follow the new version. `production` is asked about. */
export function ReviewLabels({
  labels,
  version,
  choice,
  onChoice,
  liveChanges,
}: {
  labels: readonly Label[];
  /** The number of the version that is about to be made. */
  version: number;
  choice: LabelChoice;
  onChoice: (choice: LabelChoice) => void;
  /** What applications would get that they do not have now. */
  liveChanges: ReactNode;
}) {
  const others = labels.map(({ name }) => name).filter((name) => name !== productionLabel);
  const names = [...new Set(["staging", ...others]), productionLabel];
  const versionOf = (name: string) => labels.find((label) => label.name === name)?.version;
  const toggle = (name: string) => {
    const chosen = new Set(choice.chosen);
    if (!chosen.delete(name)) chosen.add(name);
    onChoice({ chosen, isConfirmed: name === productionLabel ? false : choice.isConfirmed });
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 text-sm font-semibold">Labels that follow</legend>
      {names.map((name) => (
        <label key={name} className={row}>
          <input
            type="checkbox"
            className={box}
            checked={choice.chosen.has(name)}
            onChange={() => toggle(name)}
          />
          <span className="min-w-0 wrap-anywhere">
            {name} <Move from={versionOf(name)} to={version} />
          </span>
        </label>
      ))}
      {choice.chosen.has(productionLabel) && (
        <Confirmation
          from={versionOf(productionLabel)}
          to={version}
          isConfirmed={choice.isConfirmed}
          onConfirm={(isConfirmed) => onChoice({ ...choice, isConfirmed })}
          liveChanges={liveChanges}
        />
      )}
    </fieldset>
  );
}
