"use client";

import { useSyncExternalStore } from "react";

const slot = "letter-keys";
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Whether single letters act as shortcuts. Speech input turns them off (WCAG 2.1.4). */
export function useLetterKeys(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(slot) !== "off",
    () => true,
  );
}

export function setLetterKeys(on: boolean) {
  localStorage.setItem(slot, on ? "on" : "off");
  for (const listener of listeners) listener();
}
