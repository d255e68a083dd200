import { setTimeout as sleep } from "node:timers/promises";

/** Cuts a text into pieces as a model streams them: words with their space, single signs of Chinese. */
export function readPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    const last = pieces.at(-1);
    const joins = last !== undefined && !/\s$/.test(last) && !isSign(segment) && !isSign(last);
    if (joins || (last !== undefined && /^\s$/.test(segment))) pieces[pieces.length - 1] += segment;
    else pieces.push(segment);
  }
  return pieces;
}

function isSign(text: string): boolean {
  return /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]/u.test(text);
}

/**
 * Gives out the pieces one by one at a pace that does not drift.
 * @throws the signal's reason as soon as it is aborted
 */
export async function* atPace(
  pieces: readonly string[],
  perSecond: number,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const start = performance.now();
  for (const [index, piece] of pieces.entries()) {
    const wait = start + (index * 1_000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
    yield piece;
  }
}
