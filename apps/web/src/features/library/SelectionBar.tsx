"use client";

import { Download, Trash2, X } from "lucide-react";
import { useMayEdit } from "#features/auth/pageSession.ts";
import { Button } from "#ui/Button.tsx";
import { IconButton } from "#ui/IconButton.tsx";
import type { RowSelection } from "./useSelection.ts";

/** What can be done with the rows that are picked; in view wherever the list is scrolled to. */
export function SelectionBar({
  selection: { selected, isActive, all, clear },
  shown,
  onExport,
  onTrash,
}: {
  selection: RowSelection;
  /** How many rows there are. */
  shown: number;
  onExport: () => void;
  onTrash: () => void;
}) {
  const mayEdit = useMayEdit();
  if (!isActive) return null;
  const isNone = selected.length === 0;
  return (
    <div
      role="toolbar"
      aria-label="Selected characters"
      className="sticky bottom-[calc(var(--bar)+env(safe-area-inset-bottom)+0.75rem)] z-20 flex flex-wrap items-center gap-y-1 rounded-xl border border-line bg-raised py-1.5 pr-1.5 pl-4 shadow-raised sm:gap-x-1 md:bottom-4"
    >
      <p className="mr-auto text-sm font-medium tabular-nums">{selected.length} selected</p>
      {selected.length < shown && (
        <Button variant="ghost" onClick={all}>
          <span className="sm:hidden">All {shown}</span>
          <span className="max-sm:hidden">Select all {shown} shown</span>
        </Button>
      )}
      <Button variant="ghost" disabled={isNone} onClick={onExport}>
        <Download aria-hidden size={15} className="max-sm:hidden" /> Export…
      </Button>
      {mayEdit && (
        <Button
          variant="ghost"
          disabled={isNone}
          onClick={onTrash}
          className="text-danger hover:text-danger"
        >
          <Trash2 aria-hidden size={15} />
          <span className="max-sm:sr-only">Move to the trash</span>
        </Button>
      )}
      <IconButton label="Clear the selection" onClick={clear}>
        <X aria-hidden size={16} />
      </IconButton>
    </div>
  );
}
