"use client";

import { useSyncExternalStore } from "react";

const slot = "import";
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function tell() {
  for (const listener of listeners) listener();
}

/** The import whose progress the dock shows, in every tab and after a reload. */
export function useWatchedJob(): string | null {
  return useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(slot),
    () => null,
  );
}

export function watchJob(id: string) {
  localStorage.setItem(slot, id);
  tell();
}

/** Its end was seen. Another one that runs meanwhile stays. */
export function forgetJob(id: string) {
  if (localStorage.getItem(slot) !== id) return;
  localStorage.removeItem(slot);
  tell();
}
