"use client";

import { useSyncExternalStore } from "react";
import { storedSlot } from "./storedSlot.ts";

const slot = storedSlot("letter-keys");

/** Whether single letters act as shortcuts. Speech input turns them off (WCAG 2.1.4). */
export function useLetterKeys(): boolean {
  return useSyncExternalStore(
    slot.subscribe,
    () => slot.get() !== "off",
    () => true,
  );
}

export function setLetterKeys(on: boolean) {
  slot.set(on ? "on" : "off");
}
