import { afterAll, expect, test } from "vitest";
import { type ApiBenchResult, benchApi } from "./api/apiBench.ts";
import { startBare } from "./api/startContenders.ts";
import { tableOf } from "./api/table.ts";
import { undiciClient } from "./load/undici.ts";
import { Cleanup } from "./system/cleanup.ts";

const cleanup = new Cleanup();
afterAll(() => cleanup.run());

function quickBench(): Promise<ApiBenchResult> {
  return benchApi({
    characters: 500,
    rounds: 1,
    seconds: 1,
    warmUpSeconds: 0,
    ephemeral: true,
    loadClient: undiciClient,
    contenders: async (surroundings) => [await startBare(surroundings)],
    cleanup,
    log: () => undefined,
  });
}

test("one quick round against the bare server gives numbers that can be true", async () => {
  const { summaries, characterBytes, settings } = await quickBench();

  expect(settings).toEqual({ characters: 500, connections: 32, rounds: 1, seconds: 1 });
  expect(characterBytes).toBeGreaterThan(3_500);
  expect(characterBytes).toBeLessThan(4_500);
  expect(summaries.map(({ operation }) => operation)).toEqual(["get", "list", "create"]);
  for (const summary of summaries) {
    const [row, ...others] = summary.rows;
    expect(others).toEqual([]);
    expect(row).toMatchObject({ contender: "node:http + pg", errors: 0, toFastApi: null });
    expect(row?.requests).toBeGreaterThan(20);
    expect(row?.samples).toHaveLength(1);
    expect(row?.toBare?.serverCpu).toBe(1);
    const { serverCpu = 0, p50 = 0, p99 = 0, rss = 0 } = row?.median ?? {};
    // Two cores have two million microseconds a second, which 20 requests or more have shared.
    expect(serverCpu).toBeLessThan(100_000);
    expect(p50).toBeGreaterThan(0.1);
    expect(p99).toBeGreaterThanOrEqual(p50);
    expect(rss).toBeGreaterThan(40e6);
    expect(rss).toBeLessThan(1e9);
    expect(tableOf(summary).split("\n")).toHaveLength(2);
  }
  // The clock of processes has ticks of 10 ms, and reading alone may take less on a busy machine.
  const medians = summaries.map(({ rows: [row] }) => row?.median);
  expect(Math.max(...medians.map((median) => median?.serverCpu ?? 0))).toBeGreaterThan(20);
  expect(Math.max(...medians.map((median) => median?.postgresCpu ?? 0))).toBeGreaterThan(10);
  expect(JSON.parse(JSON.stringify(summaries))).toEqual(summaries);
});
