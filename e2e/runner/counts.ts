import { existsSync, readFileSync } from "node:fs";
import type { Stage } from "./stages.ts";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of those that passed: at the second try alone. */
  readonly flaky: number;
}

const none: Counts = { passed: 0, failed: 0, skipped: 0, flaky: 0 };

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/**
 * What a stage adds to the sum. A stage without a report is one check. A test program that failed
 * without a failed test, or that ran no test, counts as one failure: its silence proves nothing.
 */
export function countsOf({ report }: Stage, exitCode: number): Counts {
  if (!report) {
    return { ...none, [exitCode === 0 ? "passed" : "failed"]: 1 };
  }
  const counts = readReport(report) ?? none;
  const silent = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

function readReport({ path, format }: NonNullable<Stage["report"]>): Counts | undefined {
  if (!existsSync(path)) return undefined;
  const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
  return format === "vitest"
    ? fromVitest(parsed as VitestReport)
    : fromPlaywright(parsed as PlaywrightReport);
}

function fromVitest(report: VitestReport): Counts {
  const skipped = report.numPendingTests + report.numTodoTests;
  return { ...none, passed: report.numPassedTests, failed: report.numFailedTests, skipped };
}

/**
 * A real browser beside a real app on two busy cores now and then loses a race that is the test's own.
 * One that passes at the second try does not stop everybody, but is said with the sum.
 */
function fromPlaywright({ stats }: PlaywrightReport): Counts {
  const { expected, unexpected, flaky, skipped } = stats;
  return { passed: expected + flaky, failed: unexpected, skipped, flaky };
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, { passed, failed, skipped, flaky }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
      flaky: total.flaky + flaky,
    }),
    none,
  );
}

/** The last line of a test run. */
export function lastLine({ passed, failed, skipped, flaky }: Counts): string {
  const parts = [`${passed} passed`, `${failed} failed`];
  if (skipped > 0) parts.push(`${skipped} skipped`);
  if (flaky > 0) parts.push(`${flaky} at the second try`);
  return parts.join(", ");
}
