import fc from "fast-check";
import { expect, test } from "vitest";
import { anyFile } from "./testing/fuzz/anyFile.ts";
import { checkFile } from "./testing/fuzz/checkFile.ts";

/** `npm run fuzz:cards` gives it ten minutes. */
const seconds = Number(process.env["FUZZ_SECONDS"] ?? 15);

test(
  "no file breaks a reader, the mapping or a writer",
  { timeout: (seconds + 60) * 1_000 },
  () => {
    const counts = { read: 0, refused: 0 };
    fc.assert(
      fc.property(anyFile, (bytes) => {
        counts[checkFile(bytes) ? "read" : "refused"]++;
      }),
      { numRuns: 1_000_000_000, interruptAfterTimeLimit: seconds * 1_000 },
    );
    console.log(`${counts.read} files read and ${counts.refused} refused in ${seconds} s`);
    expect(counts.read).toBeGreaterThan(0);
    expect(counts.refused).toBeGreaterThan(0);
  },
);
