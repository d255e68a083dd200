"use client";

import type { CharacterSummary } from "@personaforge/contract/character";
import { useMemo, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { isCovered } from "#features/shell/useKey.ts";
import { noSelection, toggled } from "./selection.ts";

const focusIsInList = () =>
  document.querySelector("[data-rows]")?.contains(document.activeElement) === true;

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
  const all = () => setSelection({ ids: new Set(rows.map(({ id }) => id)), anchor: null });
  const isActive = selected.length > 0 || isPicking;
  useHotkeys("escape", () => !isCovered() && clear(), { enabled: isActive }, [isActive]);
  useHotkeys(
    "mod+a",
    (event) => {
      if (!focusIsInList() || isCovered()) return;
      event.preventDefault();
      all();
    },
    [rows],
  );
  return {
    ids: selection.ids,
    selected,
    isActive,
    pick: () => setIsPicking(true),
    clear,
    all,
    toggle: (id: string, isRange: boolean) =>
      setSelection((before) => toggled(before, id, isRange ? rows.map((row) => row.id) : null)),
  };
}

export type RowSelection = ReturnType<typeof useSelection>;
