"use client";

import type { CharacterSummary } from "@personaforge/contract/character";
import { useMemo, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { isCovered } from "#features/shell/useKey.ts";
import { noSelection, toggled } from "./selection.ts";

const focusIsInList = () =>
  document.querySelector("[data-rows]")?.contains(document.activeElement) === true;

/** Keys that hold on the boxes of the rows too; what is typed into a field is its own. */
const onBoxes = {
  enableOnFormTags: ["input"],
  ignoreEventWhen: ({ target }: KeyboardEvent) =>
    target instanceof HTMLInputElement && target.type !== "checkbox",
} as const;

/** The rows that are picked, among those that are shown: what nobody sees is never acted upon. */
export function useSelection(rows: CharacterSummary[]) {
  const [selection, setSelection] = useState(noSelection);
  /** On narrow screens the boxes wait until they are wanted. */
  const [isPicking, setIsPicking] = useState(false);
  const selected = useMemo(() => rows.filter(({ id }) => selection.ids.has(id)), [rows, selection]);
  const clear = () => {
    setSelection(noSelection);
    setIsPicking(false);
  };
  const set = (ids: readonly string[]) => setSelection({ ids: new Set(ids), anchor: null });
  const all = () => set(rows.map(({ id }) => id));
  const isActive = selected.length > 0 || isPicking;
  useHotkeys("escape", () => !isCovered() && clear(), { ...onBoxes, enabled: isActive }, [
    isActive,
  ]);
  useHotkeys(
    "mod+a",
    (event) => {
      if (!focusIsInList() || isCovered()) return;
      event.preventDefault();
      all();
    },
    onBoxes,
    [rows],
  );
  return {
    ids: selection.ids,
    selected,
    isActive,
    pick: () => setIsPicking(true),
    clear,
    all,
    set,
    toggle: (id: string, isRange: boolean) =>
      setSelection((before) => toggled(before, id, isRange ? rows.map((row) => row.id) : null)),
  };
}

export type RowSelection = ReturnType<typeof useSelection>;
