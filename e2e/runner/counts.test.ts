import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { countsOf, lastLine, sum } from "./counts.ts";
import type { Stage } from "./stages.ts";

const folder = mkdtempSync(join(tmpdir(), "personaforge-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, "report.json");
const browser: Stage = {
  ...{ name: "e2e", kind: "tests", command: ["playwright"] },
  report: { path, format: "playwright" },
};

function lineOf(stats: object, exitCode: number): string {
  writeFileSync(path, JSON.stringify({ stats }));
  return lastLine(countsOf(browser, exitCode));
}

test("what passed at the second try is counted as passed, and said", () => {
  const stats = { expected: 7, unexpected: 0, flaky: 1, skipped: 0 };
  expect(lineOf(stats, 0)).toBe("8 passed, 0 failed, 1 at the second try");
  expect(lineOf({ ...stats, unexpected: 2, skipped: 3 }, 1)).toBe(
    "8 passed, 2 failed, 3 skipped, 1 at the second try",
  );
});

test("silence proves nothing", () => {
  const stats = { expected: 7, unexpected: 0, flaky: 0, skipped: 0 };
  expect(lineOf(stats, 1)).toBe("7 passed, 1 failed");
  expect(lineOf({ ...stats, expected: 0 }, 0)).toBe("0 passed, 1 failed");
  rmSync(path);
  expect(lastLine(countsOf(browser, 0))).toBe("0 passed, 1 failed");
});

test("a stage without a report is one check, and all are summed up", () => {
  const check: Stage = { name: "oxfmt", kind: "static", command: ["oxfmt"] };
  expect(lastLine(sum([countsOf(check, 0), countsOf(check, 2)]))).toBe("1 passed, 1 failed");
});
