import { plural, quote, whereIs } from "./explain.ts";
import type { KeyPlace } from "./foundKeys.ts";
import type { Slot } from "./keyTable.ts";
import { noSlot, type Entry } from "./preparedBook.ts";
import { nameOf, type Turn } from "./turn.ts";
import { leftOut, type Verdict } from "./verdict.ts";

export interface FoundKey {
  readonly slot: Slot;
  readonly place: KeyPlace;
}

/** The first of some keys that is found. */
export function findAny(turn: Turn, entry: Entry, slots: readonly Slot[]): FoundKey | null {
  // SillyTavern searches nothing at all at depth 0, card V3 still what entries say.
  if (entry.scanDepth === 0 && entry.profile === "sillytavern") return null;
  for (const slot of slots) {
    const place = turn.found.placeOf(slot, entry);
    if (place !== null) return { slot, place };
  }
  return null;
}

export function isFound(turn: Turn, entry: Entry, slot: Slot): boolean {
  return findAny(turn, entry, [slot]) !== null;
}

/** Decides by the keys of an entry, and the secondary ones once a key is found. */
export function matchKeys(turn: Turn, entry: Entry): Verdict {
  const key = findAny(turn, entry, entry.primary);
  if (key === null) return withoutKey(turn, entry);
  const text = turn.book.keys[key.slot] ?? "";
  const where = whereIs(key.place, nameOf(turn));
  const found = `The key ${quote(text)} stands ${where}`;
  const secondary = matchSecondary(turn, entry);
  return {
    active: secondary.holds,
    reason: secondary.holds ? "key" : "secondary",
    key: text,
    place: key.place,
    detail: `${found}${secondary.detail}.`,
  };
}

function withoutKey(turn: Turn, entry: Entry): Verdict {
  for (const [place, slot] of entry.primary.entries()) {
    const why = slot === noSlot ? tooMany : failureOf(turn, slot);
    if (why === null) continue;
    const key = turn.book.keys[slot] ?? entry.keys[place] ?? "";
    const detail = `The key ${quote(key)} was not looked for: ${why}.`;
    return { ...leftOut("regex", detail), key };
  }
  return noKeys[entry.primary.length === 0 ? "none" : "unfound"];
}

const noKeys = {
  none: leftOut("no_key", "It has no keys."),
  unfound: leftOut("no_key", "None of its keys was found."),
};

const tooMany = "the lorebook has more than 100,000 different keys";

function failureOf({ tables, found }: Turn, slot: Slot): string | null {
  for (const { failures } of tables) {
    const why = failures.get(slot);
    if (why !== undefined) return why;
  }
  return found.skipped.get(slot) ?? null;
}

function matchSecondary(turn: Turn, entry: Entry): { holds: boolean; detail: string } {
  const { secondarySlots: slots, logic } = entry;
  if (slots.length === 0) return { holds: true, detail: "" };
  const textOf = (slot: Slot | undefined) => quote(turn.book.keys[slot ?? -1] ?? "");
  const present = slots.find((slot) => isFound(turn, entry, slot));
  const absent = slots.find((slot) => !isFound(turn, entry, slot));
  const all = plural(slots.length, "secondary key");
  if (logic === "any") {
    return present === undefined
      ? { holds: false, detail: `, but none of its ${all} was found` }
      : { holds: true, detail: `, and its secondary key ${textOf(present)} was found` };
  }
  if (logic === "all") {
    return absent === undefined
      ? { holds: true, detail: `, and all of its ${all} were found` }
      : { holds: false, detail: `, but its secondary key ${textOf(absent)} was not found` };
  }
  if (logic === "none") {
    return present === undefined
      ? { holds: true, detail: `, and none of its ${all} was found` }
      : { holds: false, detail: `, but its secondary key ${textOf(present)} was found` };
  }
  return absent === undefined
    ? { holds: false, detail: `, but all of its ${all} were found` }
    : { holds: true, detail: `, and its secondary key ${textOf(absent)} was not found` };
}
