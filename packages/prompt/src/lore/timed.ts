import type { LoreEntry } from "@personaforge/contract/lorebook";
import type { LoreState } from "@personaforge/contract/promptReport";

export type EntryState = LoreState[string];

/** An entry's own times, in messages. */
export interface Times {
  readonly sticky: number;
  readonly cooldown: number;
}

/** The longest name that a state is kept by. */
const longestKey = 500;

/**
 * What each entry's state is remembered by: its id, so that it survives when entries are moved; its
 * place when it has none. What an earlier entry took, and what is too long, is told apart by place.
 */
export function stateKeys(entries: readonly LoreEntry[]): readonly string[] {
  const taken = new Set<string>();
  return entries.map(({ id }, place) => {
    const wanted = String(id ?? place);
    const free = wanted.length <= longestKey && !taken.has(wanted);
    const key = free ? wanted : firstFree(`#${place}`, taken);
    taken.add(key);
    return key;
  });
}

function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  let key = wanted;
  while (taken.has(key)) key = `#${key}`;
  return key;
}

/**
 * What of the last turn's state holds in this one, which has so many messages. Being in ends when
 * its number is reached, and staying out begins then. A state from a turn as long as this one or
 * longer is of a turn that was taken back; as in SillyTavern, staying out after being in survives
 * that, since it began in an earlier turn.
 */
export function stateNow(
  state: EntryState | undefined,
  times: Times,
  messages: number,
): EntryState {
  const { sticky, cooldown, matched } = state ?? {};
  const now: EntryState = matched === true ? { matched } : {};
  const inside = times.sticky > 0 && sticky !== undefined && messages > sticky - times.sticky;
  if (inside && messages < sticky) return { ...now, sticky };
  if (times.cooldown === 0) return now;
  if (inside) return { ...now, cooldown: messages + times.cooldown };
  if (cooldown === undefined || messages >= cooldown) return now;
  const earlier = times.sticky > 0 || messages > cooldown - times.cooldown;
  return earlier ? { ...now, cooldown } : now;
}

/** What is remembered of an entry that is in the prompt of this turn. */
export function stateAfter(now: EntryState, times: Times, messages: number): EntryState {
  if (now.sticky !== undefined) return now;
  if (times.sticky > 0) return { ...now, sticky: messages + times.sticky };
  if (times.cooldown > 0 && now.cooldown === undefined) {
    return { ...now, cooldown: messages + times.cooldown };
  }
  return now;
}
