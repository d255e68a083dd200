import type { EntrySettings } from "./entrySettings.ts";

type Ranked = Pick<EntrySettings, "decorators" | "order" | "priority" | "place">;

/**
 * Card: which of two entries a full budget gives up sooner: `ignore_on_max_context` first, then the
 * lower priority, 0 when an entry has none, then the lower insertion order, then the later in the list.
 */
export function sooner(a: Ranked, b: Ranked): number {
  const first = Number(gives(b)) - Number(gives(a));
  return first || a.priority - b.priority || a.order - b.order || b.place - a.place;
}

function gives({ decorators }: Ranked): boolean {
  return decorators.ignore_on_max_context === true;
}

/** The same, but what is in every prompt goes after everything else. */
export function soonerByUse(
  a: Ranked & { always: boolean },
  b: Ranked & { always: boolean },
): number {
  const first = Number(gives(b)) - Number(gives(a));
  return first || Number(a.always) - Number(b.always) || sooner(a, b);
}

/** SillyTavern: which of two entries is looked at first: the higher order, then the earlier in the list. */
export function earlierInScan(a: Ranked, b: Ranked): number {
  return b.order - a.order || a.place - b.place;
}
