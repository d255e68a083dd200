"use client";

import { useSyncExternalStore } from "react";
import { keptInvitation } from "./keptInvitation.ts";

const never = () => () => {};

/** The address of the invitation that waits in this browser; empty without one, and on the server. */
export function useKeptEmail(): string {
  return useSyncExternalStore(
    never,
    () => keptInvitation()?.email ?? "",
    () => "",
  );
}
