"use client";

import { useSyncExternalStore } from "react";
import { storedSlot } from "#features/shell/storedSlot.ts";

const slot = storedSlot("import");

/** The import whose progress the dock shows, in every tab and after a reload. */
export function useWatchedJob(): string | null {
  return useSyncExternalStore(slot.subscribe, slot.get, () => null);
}

export function watchJob(id: string) {
  slot.set(id);
}

/** Its end was seen. Another one that runs meanwhile stays. */
export function forgetJob(id: string) {
  if (slot.get() === id) slot.remove();
}
