import { diffArrays } from "diff";
import { findAnchors } from "./anchors.ts";
import { allowedEdits, type Budget, spend, stepsOf } from "./budget.ts";

/** Positions of two items that are the same; in an alignment both grow from pair to pair. */
export type Pair = readonly [before: number, after: number];

/**
 * A longest common subsequence of two lists (of long lists: nearly the longest), as pairs of
 * positions; null when the lists differ in too much for the budget.
 */
export function align(
  before: readonly string[],
  after: readonly string[],
  budget: Budget,
): Pair[] | null {
  const [numbersBefore, numbersAfter, kinds] = number(before, after);
  const shared = keepShared(numbersBefore, numbersAfter, kinds);
  const allowance = { left: stepsOf(allowedEdits(budget)) };
  const found = alignBetweenAnchors(shared.before.ids, shared.after.ids, allowance);
  spend(budget, stepsOf(allowedEdits(budget)) - allowance.left);
  return (
    found?.map(([from, to]) => [at(shared.before.places, from), at(shared.after.places, to)]) ??
    null
  );
}

/** Aligns what lies between two anchors at a time, which is far less work than the whole at once. */
function alignBetweenAnchors(before: number[], after: number[], allowance: Budget): Pair[] | null {
  const pairs: Pair[] = [];
  const end: Pair = [before.length, after.length];
  let [from, to] = [0, 0];
  for (const [left, right] of [...findAnchors(before, after), end]) {
    if (left > from && right > to) {
      const between = alignExactly(before.slice(from, left), after.slice(to, right), allowance);
      if (between === null) return null;
      for (const [first, second] of between) pairs.push([from + first, to + second]);
    }
    if (left < before.length && right < after.length) pairs.push([left, right]);
    [from, to] = [left + 1, right + 1];
  }
  return pairs;
}

function alignExactly(before: number[], after: number[], allowance: Budget): Pair[] | null {
  const maxEditLength = Math.floor(Math.sqrt(2 * allowance.left));
  if (fewestEdits(before, after) > maxEditLength) return null;
  const changes = diffArrays(before, after, { maxEditLength });
  if (changes === undefined) {
    allowance.left = 0;
    return null;
  }
  const pairs: Pair[] = [];
  let [from, to, edits] = [0, 0, 0];
  for (const { count, added, removed } of changes) {
    if (added || removed) edits += count;
    else for (let step = 0; step < count; step++) pairs.push([from + step, to + step]);
    if (!added) from += count;
    if (!removed) to += count;
  }
  spend(allowance, stepsOf(edits));
  return pairs;
}

/** What one side has more often than the other has to be deleted or inserted, in whatever order. */
function fewestEdits(before: readonly number[], after: readonly number[]): number {
  const surplus = new Map<number, number>();
  for (const id of before) surplus.set(id, (surplus.get(id) ?? 0) + 1);
  for (const id of after) surplus.set(id, (surplus.get(id) ?? 0) - 1);
  let edits = 0;
  for (const times of surplus.values()) edits += Math.abs(times);
  return edits;
}

/** Replaces each text by a number, as comparing is what a diff does most. */
function number(
  before: readonly string[],
  after: readonly string[],
): [before: number[], after: number[], kinds: number] {
  const ids = new Map<string, number>();
  const idOf = (item: string) => {
    const id = ids.get(item) ?? ids.size;
    ids.set(item, id);
    return id;
  };
  return [before.map(idOf), after.map(idOf), ids.size];
}

interface Kept {
  readonly ids: number[];
  /** Where each of the ids was. */
  readonly places: number[];
}

/**
 * Leaves out the items that only one side has: they cannot be part of a common subsequence, and
 * without them most edited texts need few edits.
 */
function keepShared(before: readonly number[], after: readonly number[], kinds: number) {
  const [inBefore, inAfter] = [countEach(before, kinds), countEach(after, kinds)];
  return { before: keep(before, inAfter), after: keep(after, inBefore) };
}

function keep(items: readonly number[], counts: Uint32Array): Kept {
  const kept: Kept = { ids: [], places: [] };
  items.forEach((id, place) => {
    if (at(counts, id) === 0) return;
    kept.ids.push(id);
    kept.places.push(place);
  });
  return kept;
}

function countEach(items: readonly number[], kinds: number): Uint32Array {
  const counts = new Uint32Array(kinds);
  for (const id of items) counts[id] = at(counts, id) + 1;
  return counts;
}

function at(numbers: ArrayLike<number>, index: number): number {
  const value = numbers[index];
  if (value === undefined) throw new RangeError(`There is no item ${index}.`);
  return value;
}
