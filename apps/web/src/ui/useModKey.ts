"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** `⌘` on a Mac, `Ctrl ` elsewhere. */
export function useModKey(): string {
  return useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl "),
    () => "Ctrl ",
  );
}
