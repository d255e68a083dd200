"use client";

import { useHotkeys } from "react-hotkeys-hook";
import { useLetterKeys } from "./letterKeys.ts";

const overlays = 'dialog[open], [role="dialog"], [role="alertdialog"], [role="menu"]';

/** Whether something that takes the keys for itself lies over the page. */
export const isCovered = () => document.querySelector(overlays) !== null;

// How long after G the next letter belongs to it: G E goes to Explore, E alone edits.
const leaderTime = 1_000;
let leaderAt = Number.NEGATIVE_INFINITY;

/** A single-letter shortcut: silent while typing, under an open dialog, and when turned off. */
export function useKey(keys: string, act: (event: KeyboardEvent) => void, enabled = true) {
  const on = useLetterKeys();
  useHotkeys(
    keys,
    (event) => {
      const isSecond = performance.now() - leaderAt < leaderTime;
      if (isSecond || isCovered()) return;
      event.preventDefault();
      act(event);
    },
    { enabled: enabled && on, useKey: true },
    [act],
  );
}

/** G and then a letter. */
export function useLeaderKey(letters: string[], act: (letter: string) => void) {
  const on = useLetterKeys();
  useHotkeys(
    "g",
    () => {
      leaderAt = performance.now();
    },
    { enabled: on, useKey: true },
  );
  useHotkeys(
    letters.map((letter) => `g>${letter}`),
    ({ key }) => {
      if (!isCovered()) act(key.toLowerCase());
    },
    { enabled: on, useKey: true, sequenceTimeoutMs: leaderTime },
    [act],
  );
}
