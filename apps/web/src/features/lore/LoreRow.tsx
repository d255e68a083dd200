"use client";

import type { LoreEntry, LoreProfile } from "@personaforge/contract/lorebook";
import { ChevronDown, Trash2 } from "lucide-react";
import { memo, useId } from "react";
import { Badge } from "#ui/Badge.tsx";
import { IconButton } from "#ui/IconButton.tsx";
import type { EntryEdit } from "./entryEdit.ts";
import { entryTitle, withChange, withExtensions } from "./loreChanges.ts";
import { LoreEntryForm } from "./LoreEntryForm.tsx";
import type { LoreActions } from "./useLoreActions.ts";
import { type LoreProblem, problemAt } from "./loreProblems.ts";

export type LoreRowProps = {
  index: number;
  entry: LoreEntry;
  profile: LoreProfile;
  isOpen: boolean;
  problems: readonly LoreProblem[] | undefined;
  actions: LoreActions;
};

function Summary({ entry, problems }: Pick<LoreRowProps, "entry" | "problems">) {
  const title = entryTitle(entry);
  const keys = entry.keys.filter((key) => key !== title);
  const shown = keys.slice(0, 6).join(" · ");
  const count = problems?.length ?? 0;
  return (
    <span className="flex min-w-0 flex-1 flex-col">
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
        <span
          dir="auto"
          className={`min-w-0 truncate text-sm font-medium ${entry.enabled ? "" : "text-faint"}`}
        >
          {title ?? "New entry"}
        </span>
        {entry.constant === true && <Badge>Always on</Badge>}
        {!entry.enabled && <Badge tone="outline">Off</Badge>}
        {count > 0 && (
          <Badge tone="danger">{count === 1 ? "1 problem" : `${count} problems`}</Badge>
        )}
      </span>
      {shown !== "" && (
        <span dir="auto" className="truncate text-xs text-faint">
          {shown}
        </span>
      )}
    </span>
  );
}

function editOf({ index, entry, profile, problems = [], actions }: LoreRowProps): EntryEdit {
  const put = (next: LoreEntry) => actions.put(index, next);
  return {
    entry,
    profile,
    put,
    problem: (field) => problemAt(problems, field),
    change: (change) => put(withChange(entry, change)),
    changeExtensions: (change) => put(withExtensions(entry, change)),
  };
}

/** One entry: a line that says what it is, and under it everything it holds when it is open. */
export const LoreRow = memo(function LoreRow(props: LoreRowProps) {
  const { index, entry, isOpen, problems, actions } = props;
  const id = useId();
  const name = entryTitle(entry) ?? "the new entry";
  return (
    <li
      data-lore-entry={index}
      className={`scroll-mt-[calc(var(--save-bar,4rem)+1rem)] ${isOpen ? "bg-surface" : ""}`}
    >
      <div className="flex items-center gap-1 pr-1">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => actions.toggle(index)}
          className="flex min-h-12 min-w-0 flex-1 items-center gap-2.5 rounded-md px-3 py-1.5 text-left hover:bg-sunken"
        >
          <ChevronDown
            aria-hidden
            size={15}
            className={`shrink-0 text-faint transition-transform ${isOpen ? "" : "-rotate-90"}`}
          />
          <Summary entry={entry} problems={problems} />
          <span className="shrink-0 text-xs text-faint tabular-nums">
            <span className="sr-only">, order </span>
            {entry.insertion_order}
          </span>
        </button>
        <IconButton label={`Remove ${name}`} onClick={() => actions.remove(index)}>
          <Trash2 aria-hidden size={16} />
        </IconButton>
      </div>
      {isOpen && (
        <div id={id} role="group" aria-label={`Entry: ${name}`}>
          <LoreEntryForm
            edit={editOf(props)}
            onCopy={() => actions.copy(index)}
            onRemove={() => actions.remove(index)}
          />
        </div>
      )}
    </li>
  );
});
