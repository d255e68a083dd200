import type { LoreReason } from "@personaforge/contract/promptReport";
import type { KeyPlace } from "./foundKeys.ts";

/** What was decided about an entry, and by what. */
export interface Verdict {
  readonly active: boolean;
  readonly reason: LoreReason;
  /** The key that was found or cannot be looked for, as it is written. */
  readonly key: string | null;
  readonly place: KeyPlace | null;
  readonly detail: string;
}

export function activeBy(reason: LoreReason, detail: string): Verdict {
  return { active: true, reason, key: null, place: null, detail };
}

export function leftOut(reason: LoreReason, detail: string): Verdict {
  return { active: false, reason, key: null, place: null, detail };
}

/** The same entry left out after all, with what had been found. */
export function leftOutAfter(verdict: Verdict, reason: LoreReason, detail: string): Verdict {
  return { ...verdict, active: false, reason, detail };
}
