import { expect, test } from "vitest";
import { nextBatch } from "./nextBatch.ts";

const sizes = (...all: number[]) => all.map((size) => ({ size }));
const most = { files: 3, bytes: 100 };

test.each([
  ["as many files as one request may carry", sizes(1, 1, 1, 1), 3],
  ["up to the bytes, the last one included", sizes(60, 40, 1), 2],
  ["no file that would go beyond the bytes", sizes(60, 41), 1],
  ["a file that is larger than that alone", sizes(101, 1), 1],
  ["a file of no bytes", sizes(0), 1],
  ["nothing of an empty queue", [], 0],
])("%s", (_what, queue, count) => {
  expect(nextBatch(queue, most)).toBe(count);
});
