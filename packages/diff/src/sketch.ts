/** A sample of the short pieces of a text, by which two texts are held against each other cheaply. */
export interface Sketch {
  /** Hashes of the pieces that are below `horizon`, in ascending order, each once. */
  readonly hashes: Uint32Array;
  readonly horizon: number;
  readonly length: number;
}

/** Enough pieces to tell 30 % in common from 50 %. */
const sampleSize = 512;
const hashes = 2 ** 32;

/** @param piece code units in a piece: 5 tell long texts apart, 3 are for lists of short ones */
export function sketchOf(text: string, piece: number): Sketch {
  // Padding gives the first and the last letter as many pieces as the others have.
  const pad = "\u0002".repeat(piece >> 1);
  const padded = pad + text + pad;
  const horizon = Math.floor(hashes * Math.min(1, sampleSize / padded.length));
  const found = new Set<number>();
  for (let start = 0; start + piece <= padded.length; start++) {
    let hash = 0;
    for (let place = start; place < start + piece; place++) {
      hash = Math.imul(hash ^ padded.charCodeAt(place), 0x9e37_79b1);
      hash ^= hash >>> 15;
    }
    if (hash >>> 0 < horizon) found.add(hash >>> 0);
  }
  return { hashes: Uint32Array.from(found).sort(), horizon, length: text.length };
}

/** The share of pieces that two texts have in common, estimated: 1 for the same, about 0 for strangers. */
export function likeness(left: Sketch, right: Sketch): number {
  const [shorter, longer] = [left.length, right.length].toSorted((a, b) => a - b);
  if (shorter === undefined || longer === undefined || shorter * 4 < longer) return 0;
  const horizon = Math.min(left.horizon, right.horizon);
  let [from, to, common, total] = [0, 0, 0, 0];
  for (;;) {
    const mine = valueBelow(left.hashes, from, horizon);
    const other = valueBelow(right.hashes, to, horizon);
    if (mine === hashes && other === hashes) break;
    if (mine <= other) from++;
    if (other <= mine) to++;
    if (mine === other) common++;
    total += mine === other ? 2 : 1;
  }
  return total === 0 ? 0 : (2 * common) / total;
}

/** The hash at this place; more than any hash when there is none below the horizon. */
function valueBelow(values: Uint32Array, place: number, horizon: number): number {
  const value = values[place] ?? hashes;
  return value < horizon ? value : hashes;
}
