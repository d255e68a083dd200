import { latin1 } from "../bytes/latin1.ts";

/** Kilobits in a second by their number in a header: layer III of version 1, and of versions 2 and 2.5. */
const rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
/** Samples in a second of version 1; version 2 has half of them, 2.5 a quarter. */
const samples1 = [44_100, 48_000, 32_000];
const divisors = new Map([
  [3, 1],
  [2, 2],
  [0, 4],
]);

/** The whole frames of an MP3, without the tags before and behind them; null when there are none. */
export function bareMp3(file: Uint8Array): Uint8Array | null {
  const start = endOfTags(file);
  let end = start;
  for (let next = start; next <= file.length;) {
    end = next;
    const length = frameLength(file, end);
    if (length === 0) break;
    next += length;
  }
  return end === start ? null : file.subarray(start, end);
}

/** Where the tags end that stand before the sound; each says its length in four times seven bits. */
function endOfTags(file: Uint8Array): number {
  let at = 0;
  while (latin1(file, at, at + 3) === "ID3") {
    const size = file.subarray(at + 6, at + 10).reduce((sum, byte) => sum * 128 + (byte & 127), 0);
    const hasFooter = ((file[at + 5] ?? 0) & 0x10) !== 0;
    at += 10 + size + (hasFooter ? 10 : 0);
  }
  // Some programs leave room for more.
  while (file[at] === 0) at++;
  return at;
}

/** Bytes of the frame that begins here; 0 when none does. */
function frameLength(file: Uint8Array, at: number): number {
  const [sync = 0, kind = 0, rates = 0] = file.subarray(at, at + 3);
  const isLayer3 = sync === 0xff && (kind & 0xe6) === 0xe2;
  const divisor = divisors.get((kind >> 3) & 3);
  const samples = samples1[(rates >> 2) & 3];
  if (!isLayer3 || divisor === undefined || samples === undefined) return 0;
  const kilobits = (divisor === 1 ? rates1 : rates2)[rates >> 4] ?? 0;
  if (kilobits === 0) return 0;
  const bytes = ((divisor === 1 ? 144_000 : 72_000) * kilobits) / (samples / divisor);
  return Math.floor(bytes) + ((rates >> 1) & 1);
}
