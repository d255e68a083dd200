import { expect, test } from "vitest";
import { type Contender, restDoor } from "./contender.ts";
import type { Sample } from "./measure.ts";
import { median, summarise } from "./summary.ts";

const contender = (name: string): Contender => ({ name, url: "", pid: 0, door: restDoor("") });

function sample(serverCpu: number, errors = 0): Sample {
  const rest = { p50: 1, p99: 2, postgresCpu: 50, rss: 1e6, requestsPerSecond: 100 };
  return { requests: 10, errors, serverCpu, ...rest };
}

test("the median of an even number of values lies between the middle two", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test("ratios are taken within each round, so that a slow round falls on both", () => {
  // The second round was four times slower for everybody.
  const bare = [sample(100), sample(400), sample(100)];
  const ours = [sample(150), sample(600, 3), sample(150)];
  const { rows } = summarise(
    "get",
    new Map([
      [contender("node:http + pg"), bare],
      [contender("PersonaForge REST"), ours],
    ]),
  );
  expect(rows.map((row) => row.toBare?.serverCpu)).toEqual([1, 1.5]);
  expect(rows.map((row) => row.minimumServerCpu)).toEqual([100, 150]);
  expect(rows.map((row) => row.errors)).toEqual([0, 3]);
  expect(rows.map((row) => row.toFastApi)).toEqual([null, null]);
});
