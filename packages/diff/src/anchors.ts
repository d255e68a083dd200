import type { Pair } from "./alignment.ts";

/** Below this many items an exact comparison is cheap. */
const longList = 500;
const rowLength = 4;

/**
 * Places of two lists that surely belong together: where the same four items in a row occur once on
 * either side, in the same order on both.
 */
export function findAnchors(before: readonly number[], after: readonly number[]): Pair[] {
  if (Math.min(before.length, after.length) < longList) return [];
  const [rowsBefore, rowsAfter] = [uniqueRows(before), uniqueRows(after)];
  const pairs: Pair[] = [];
  for (const [hash, place] of rowsBefore) {
    const other = rowsAfter.get(hash);
    if (place === repeated || other === undefined || other === repeated) continue;
    if (isSameRow(row(before, place), row(after, other))) pairs.push([place, other]);
  }
  return longestIncreasing(pairs);
}

const repeated = -1;

/**
 * Where each row begins, in order, by its hash. Two rows with one hash count as repeated, which
 * costs no more than an anchor.
 */
function uniqueRows(items: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  for (let place = 0; place + rowLength <= items.length; place++) {
    let hash = 0;
    for (let offset = 0; offset < rowLength; offset++) {
      // FNV-1a's prime spreads small numbers over 32 bits.
      hash = Math.imul(hash ^ (items[place + offset] ?? 0), 16_777_619) + offset;
    }
    hash |= 0;
    places.set(hash, places.has(hash) ? repeated : place);
  }
  return places;
}

function row(items: readonly number[], place: number): number[] {
  return items.slice(place, place + rowLength);
}

function isSameRow(left: readonly number[], right: readonly number[]): boolean {
  return left.every((item, offset) => item === right[offset]);
}

interface Link {
  readonly pair: Pair;
  readonly previous: Link | null;
}

/** The most pairs whose second positions grow too; the first ones do already. */
function longestIncreasing(pairs: readonly Pair[]): Pair[] {
  // ends[length]: of the chains of length + 1 pairs, the one that ends lowest.
  const ends: Link[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    ends[low] = { pair, previous: ends[low - 1] ?? null };
  }
  const chain: Pair[] = [];
  for (let link = ends.at(-1) ?? null; link !== null; link = link.previous) chain.push(link.pair);
  return chain.toReversed();
}
