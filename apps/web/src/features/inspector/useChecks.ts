"use client";

import type { WrittenContent } from "@personaforge/contract/content";
import type { LintFinding } from "@personaforge/contract/lint";
import { promptThread } from "./promptThread.ts";
import { useDeferredValue, useEffect, useState } from "react";

// Checks may take a while for the largest lorebooks; they wait until nobody types.
const pause = 400;

export type Checks =
  | { kind: "waiting" }
  | { kind: "ready"; findings: LintFinding[] }
  | { kind: "failed" };

/** What an author may want to change, of the text as it is being typed. `subscribe` hears of changes. */
export function useChecks(
  subscribe: (changed: () => void) => () => void,
  read: () => { character: WrittenContent; context: number },
): { checks: Checks; again: () => void } {
  const [checks, setChecks] = useState<Checks>({ kind: "waiting" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const check = async () => {
      try {
        const findings = await promptThread().ask("lint", read());
        if (!left) setChecks({ kind: "ready", findings });
      } catch {
        if (!left) setChecks({ kind: "failed" });
      }
    };
    const release = subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void check(), pause);
    });
    void check();
    return () => {
      left = true;
      clearTimeout(timer);
      release();
    };
  }, [subscribe, read, attempt]);
  return { checks: useDeferredValue(checks), again: () => setAttempt(attempt + 1) };
}
