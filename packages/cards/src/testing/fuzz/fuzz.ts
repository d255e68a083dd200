import fc from "fast-check";
import { anyFile } from "./anyFile.ts";
import { checkFile } from "./checkFile.ts";

export interface FuzzOptions {
  readonly seconds: number;
  readonly seed?: number;
}

/** Files for so many seconds. Throws with the smallest file that breaks something. */
export function fuzz({ seconds, seed }: FuzzOptions): { read: number; refused: number } {
  const counts = { read: 0, refused: 0 };
  const property = fc.property(anyFile, (bytes) => {
    counts[checkFile(bytes) ? "read" : "refused"]++;
  });
  fc.assert(property, {
    numRuns: 1_000_000_000,
    interruptAfterTimeLimit: seconds * 1_000,
    ...(seed !== undefined && { seed }),
  });
  return counts;
}
