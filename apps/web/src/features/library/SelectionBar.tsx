"use client";

import { limits } from "@personaforge/contract/limits";
import { Download, Trash2, X } from "lucide-react";
import { useRef } from "react";
import { useMayEdit } from "#features/auth/pageSession.ts";
import { Button } from "#ui/Button.tsx";
import { IconButton } from "#ui/IconButton.tsx";
import type { Selecting } from "./useSelecting.ts";

/** First what is shown, then what is not loaded yet; nothing when there is no more to select. */
function SelectMore({ selecting, onEnd }: { selecting: Selecting; onEnd: () => void }) {
  const { selection, shown, hasMore, isFiltered, isReading, every } = selecting;
  const { length } = selection.selected;
  const isAllShown = length >= shown;
  if (isAllShown && (!hasMore || length >= limits.selection)) return null;
  const [long, short] = isAllShown
    ? [isFiltered ? "Select all that match" : "Select all", "All"]
    : [`Select all ${shown} shown`, `All ${shown}`];
  const select = async () => {
    if (isReading) return;
    if (!isAllShown) selection.all();
    const isOver = isAllShown ? await every() : !hasMore;
    // The button goes when it has done its part, and would take the focus along.
    if (isOver) onEnd();
  };
  return (
    <Button variant="ghost" aria-disabled={isReading} onClick={() => void select()}>
      {isReading ? (
        `Reading ${shown}…`
      ) : (
        <>
          <span className="sm:hidden">{short}</span>
          <span className="max-sm:hidden">{long}</span>
        </>
      )}
    </Button>
  );
}

/** The button goes with its bar; the keyboard goes on in the list. */
function leave({ selection }: Selecting) {
  selection.clear();
  document.querySelector<HTMLElement>("[data-current] [data-row-link]")?.focus();
}

/** What can be done with the rows that are picked; in view wherever the list is scrolled to. */
export function SelectionBar({
  selecting,
  onExport,
  onTrash,
}: {
  selecting: Selecting;
  onExport: () => void;
  onTrash: () => void;
}) {
  const mayEdit = useMayEdit();
  const exporting = useRef<HTMLButtonElement>(null);
  const { selected, isActive } = selecting.selection;
  if (!isActive) return null;
  const isNone = selected.length === 0;
  return (
    <div
      role="toolbar"
      aria-label="Selected characters"
      className="sticky bottom-[calc(var(--bar)+env(safe-area-inset-bottom)+0.75rem)] z-20 flex flex-wrap items-center gap-y-1 rounded-xl border border-line bg-raised py-1.5 pr-1.5 pl-4 shadow-raised sm:gap-x-1 md:bottom-4"
    >
      <p className="mr-auto text-sm font-medium tabular-nums">
        {selected.length} selected
        {selecting.isMost && <span className="font-normal text-faint">, the most at once</span>}
      </p>
      <SelectMore selecting={selecting} onEnd={() => exporting.current?.focus()} />
      <Button ref={exporting} variant="ghost" disabled={isNone} onClick={onExport}>
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
      <IconButton label="Clear the selection" onClick={() => leave(selecting)}>
        <X aria-hidden size={16} />
      </IconButton>
    </div>
  );
}
