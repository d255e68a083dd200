import type { ListEntry } from "@personaforge/contract/diff";
import { align, type Pair } from "./alignment.ts";
import { type Budget, newBudget } from "./budget.ts";
import { diffTextWithin } from "./diffText.ts";
import { likeness, sketchOf } from "./sketch.ts";

interface Lists {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** How one list became another: every entry of both once, in the order of the list after. */
export function diffList(
  before: readonly string[],
  after: readonly string[],
  budget: Budget,
): ListEntry[] {
  const lists = { before, after };
  // Comparing whole entries is cheap, so it never waits for a budget that texts have used up.
  const kept = align(before, after, newBudget()) ?? [];
  const moved = pairEqual(lists, unpaired(lists, kept));
  const edited = pairAlike(lists, unpaired(lists, [...kept, ...moved]), budget);
  const entries: ListEntry[] = [
    ...kept.map(([from, to]) => ({ op: "equal" as const, from, to, text: textAt(after, to) })),
    ...moved.map(([from, to]) => ({ op: "move" as const, from, to, text: textAt(after, to) })),
    ...edited.map(([from, to]) => {
      const diff = diffTextWithin(textAt(before, from), textAt(after, to), budget);
      return { op: "change" as const, from, to, ...diff };
    }),
  ];
  const left = unpaired(lists, [...kept, ...moved, ...edited]);
  for (const to of left.after) entries.push({ op: "insert", to, text: textAt(after, to) });
  const deleted = left.before.map((from) => ({
    op: "delete" as const,
    from,
    text: textAt(before, from),
  }));
  return inReadingOrder(entries, deleted);
}

interface Places {
  readonly before: number[];
  readonly after: number[];
}

function unpaired({ before, after }: Lists, pairs: readonly Pair[]): Places {
  const taken = { before: new Set<number>(), after: new Set<number>() };
  for (const [from, to] of pairs) {
    taken.before.add(from);
    taken.after.add(to);
  }
  return {
    before: [...before.keys()].filter((place) => !taken.before.has(place)),
    after: [...after.keys()].filter((place) => !taken.after.has(place)),
  };
}

/** Entries that are the same in both lists but not in the same order. */
function pairEqual({ before, after }: Lists, left: Places): Pair[] {
  const waiting = Map.groupBy(left.before, (place) => textAt(before, place));
  const pairs: Pair[] = [];
  for (const to of left.after) {
    const from = waiting.get(textAt(after, to))?.shift();
    if (from !== undefined) pairs.push([from, to]);
  }
  return pairs;
}

/** Of unrelated long texts of one language up to a third of the pieces are the same. */
const fewestInCommon = 0.4;
const shortEntry = 200;

/** 100 entries against 100, which takes about 0.1 s. */
const mostComparisons = 10_000;
const stepsPerComparison = 20;

/** Entries that were edited: the most alike first, the nearest of those that are equally alike. */
function pairAlike({ before, after }: Lists, left: Places, budget: Budget): Pair[] {
  const texts = [
    ...left.before.map((place) => textAt(before, place)),
    ...left.after.map((place) => textAt(after, place)),
  ];
  // Cheap next to the texts, and an edit shown as two entries misleads: only a spent budget says no.
  const comparisons = left.before.length * left.after.length;
  if (comparisons === 0 || comparisons > mostComparisons || budget.left <= 0) return [];
  budget.left -= comparisons * stepsPerComparison;
  const piece = texts.every((text) => text.length <= shortEntry) ? 3 : 5;
  const sketches = texts.map((text) => sketchOf(text, piece));
  const candidates: { pair: Pair; alike: number }[] = [];
  for (const [row, from] of left.before.entries()) {
    for (const [column, to] of left.after.entries()) {
      const [mine, other] = [sketches[row], sketches[left.before.length + column]];
      const alike = mine && other ? likeness(mine, other) : 0;
      if (alike >= fewestInCommon) candidates.push({ pair: [from, to], alike });
    }
  }
  return takeBest(candidates);
}

function takeBest(candidates: readonly { pair: Pair; alike: number }[]): Pair[] {
  const distance = ([from, to]: Pair) => Math.abs(from - to);
  const ranked = candidates.toSorted(
    (left, right) => right.alike - left.alike || distance(left.pair) - distance(right.pair),
  );
  const [takenBefore, takenAfter] = [new Set<number>(), new Set<number>()];
  const pairs: Pair[] = [];
  for (const { pair } of ranked) {
    const [from, to] = pair;
    if (takenBefore.has(from) || takenAfter.has(to)) continue;
    takenBefore.add(from);
    takenAfter.add(to);
    pairs.push(pair);
  }
  return pairs.toSorted(([, left], [, right]) => left - right);
}

type Deleted = Extract<ListEntry, { op: "delete" }>;
type Placed = Exclude<ListEntry, Deleted>;

/** The list after, with each deleted entry before the kept one that followed it. */
function inReadingOrder(entries: readonly ListEntry[], deleted: readonly Deleted[]): ListEntry[] {
  const placed = entries
    .filter((entry): entry is Placed => entry.op !== "delete")
    .toSorted((left, right) => left.to - right.to);
  const waiting = [...deleted];
  const ordered: ListEntry[] = [];
  for (const entry of placed) {
    if (entry.op === "equal" || entry.op === "change") {
      while (waiting[0] !== undefined && waiting[0].from < entry.from) {
        ordered.push(...waiting.splice(0, 1));
      }
    }
    ordered.push(entry);
  }
  return [...ordered, ...waiting];
}

function textAt(list: readonly string[], place: number): string {
  const text = list[place];
  if (text === undefined) throw new RangeError(`The list has no entry ${place}.`);
  return text;
}
