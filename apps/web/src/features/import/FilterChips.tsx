"use client";

import type { ImportJob } from "@personaforge/contract/import";
import { type ShownState, shownStates } from "./importParams.ts";

const words: Record<ShownState, string> = {
  waiting: "Waiting",
  ready: "Ready",
  needs_fix: "Needs fix",
  duplicate: "Duplicates",
  imported: "Imported",
  skipped: "Left out",
  failed: "Failed",
  undone: "Undone",
  untagged: "Not tagged",
};
const number = new Intl.NumberFormat("en");
const shape =
  "control-sm inline-flex shrink-0 items-center gap-1.5 rounded-full border px-3 text-[0.8125rem] transition-colors";
const off = `${shape} border-line bg-surface text-muted hover:border-edge hover:text-ink`;
const on = `${shape} border-transparent bg-accent-soft text-on-accent-soft`;

/** Shows only the files in one state; how many there are stands beside it. */
export function FilterChips({
  job: { counts, tagging },
  show,
  onShow,
}: {
  job: Pick<ImportJob, "counts" | "tagging">;
  show: ShownState | null;
  onShow: (show: ShownState | null) => void;
}) {
  const numbers: Record<ShownState, number> = { ...counts, untagged: tagging?.full ?? 0 };
  const there = shownStates.filter((state) => numbers[state] > 0 || state === show);
  const chips: [ShownState | null, string, number][] = [
    [null, "All", counts.total],
    ...there.map((state): [ShownState, string, number] => [state, words[state], numbers[state]]),
  ];
  return (
    <div
      role="group"
      aria-label="Show"
      className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:flex-wrap md:px-0"
    >
      {chips.map(([state, label, count]) => (
        <button
          key={label}
          type="button"
          aria-pressed={state === show}
          onClick={() => onShow(state)}
          className={state === show ? on : off}
        >
          {label} <span className="tabular-nums">{number.format(count)}</span>
        </button>
      ))}
    </div>
  );
}
