"use client";

import type { CharacterSummary } from "@personaforge/contract/character";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { isCovered, useKey } from "#features/shell/useKey.ts";
import { chatPath, editorPath } from "./characterLinks.ts";

function focusRow(id: string | undefined) {
  if (id === undefined) return;
  const link = document.querySelector<HTMLElement>(`[data-row-link="${CSS.escape(id)}"]`);
  link?.focus({ preventScroll: true });
  link?.closest("li")?.scrollIntoView({ block: "nearest" });
}

/** Nothing that takes ⏎ for itself has the focus: a fresh page, or a heading that was led to. */
export function focusIsFree(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement.matches("body, main, h1, h2");
}

type RowCalls = {
  /** What is selected goes instead of the row, if anything is. */
  trash: (row: CharacterSummary) => void;
  toggle: (id: string, isRange: boolean) => void;
};

const isOnRow = () => document.activeElement?.matches("[data-row-link]") === true;

/** J, K, X, Space, ⏎, C, E and ⌫ on the rows. The current row follows the focus; the first one starts. */
export function useRowKeys(rows: CharacterSummary[], { trash, toggle }: RowCalls) {
  const router = useRouter();
  const [currentId, setCurrentId] = useState<string>();
  const found = rows.findIndex((row) => row.id === currentId);
  const index = found === -1 ? 0 : found;
  const current = rows[index];

  const step = (by: number) => {
    focusRow(rows[isOnRow() ? index + by : index]?.id);
  };
  useKey("j", () => step(1));
  useKey("k", () => step(-1));
  useKey("c", () => current && router.push(chatPath(current.id)));
  useKey("e", () => current && router.push(editorPath(current.id)));
  useKey("x", () => current && toggle(current.id, false));
  useKey("shift+x", () => current && toggle(current.id, true));
  useKey("backspace,delete", () => {
    if (current === undefined) return;
    trash(current);
    // The row is about to go: its neighbour takes over, so that the keyboard keeps its place.
    focusRow((rows[index + 1] ?? rows[index - 1])?.id);
  });
  useHotkeys(
    "space,shift+space",
    (event) => {
      if (current === undefined || !isOnRow() || isCovered()) return;
      // Elsewhere it scrolls.
      event.preventDefault();
      toggle(current.id, event.shiftKey);
    },
    [current, toggle],
  );
  useHotkeys(
    "enter",
    () => {
      if (current !== undefined && focusIsFree()) router.push(chatPath(current.id));
    },
    [current],
  );
  return { currentId: current?.id, setCurrentId };
}
