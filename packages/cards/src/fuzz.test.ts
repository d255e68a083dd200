import { expect, test } from "vitest";
import { fuzz } from "./testing/fuzz/fuzz.ts";

/** `npm run fuzz:cards` takes ten minutes. */
const seconds = 15;

test("no file breaks a reader, the mapping or a writer", () => {
  const { read, refused } = fuzz({ seconds });
  expect(read).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});
