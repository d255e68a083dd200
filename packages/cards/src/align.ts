import { isObject, sameJson } from "./json.ts";

/**
 * For each item of a list after an edit, which item of the list before it was; null for a new one.
 * Takes linear time: equal beginnings and ends first, then equal items, items of equal id, content
 * or keys, and what is left in its order.
 */
export function align(before: readonly unknown[], after: readonly unknown[]): (number | null)[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && sameJson(before[start], after[start])) start++;
  let end = 0;
  while (
    end < shorter - start &&
    sameJson(before[before.length - 1 - end], after[after.length - 1 - end])
  ) {
    end++;
  }
  const found: (number | null)[] = after.map((_, place) => {
    if (place < start) return place;
    return place >= after.length - end ? place - after.length + before.length : null;
  });
  const rest = { start, beforeEnd: before.length - end, afterEnd: after.length - end };
  alignMiddle({ before, after, found }, rest);
  return found;
}

interface Lists {
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  readonly found: (number | null)[];
}

type Mark = (item: unknown) => string | null;

const fieldMark =
  (field: string): Mark =>
  (item) => {
    if (!isObject(item) || !Object.hasOwn(item, field)) return null;
    const value = item[field];
    return value === null || value === "" ? null : JSON.stringify(value);
  };
const marks: readonly Mark[] = [
  (item) => JSON.stringify(item),
  fieldMark("id"),
  fieldMark("content"),
  fieldMark("keys"),
  fieldMark("uri"),
  // An item with an id that none had before is a new one, whatever went.
  (item) => (isObject(item) && Object.hasOwn(item, "id") ? null : ""),
];

function alignMiddle(
  { before, after, found }: Lists,
  { start, beforeEnd, afterEnd }: { start: number; beforeEnd: number; afterEnd: number },
): void {
  let left = range(start, beforeEnd);
  let wanted = range(start, afterEnd);
  for (const mark of marks) {
    if (left.length === 0 || wanted.length === 0) return;
    const queues = Map.groupBy(left, (place) => mark(before[place]));
    // A queue is read from its end, so that taking of it costs nothing.
    for (const queue of queues.values()) queue.reverse();
    const taken = new Set<number>();
    for (const place of wanted) {
      const name = mark(after[place]);
      const match = name === null ? undefined : queues.get(name)?.pop();
      if (match === undefined) continue;
      found[place] = match;
      taken.add(match);
    }
    left = left.filter((place) => !taken.has(place));
    wanted = wanted.filter((place) => found[place] === null);
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}
