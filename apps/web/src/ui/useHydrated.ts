"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False until this page is alive: what is typed before that would be overwritten when it is. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
