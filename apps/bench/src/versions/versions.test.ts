import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { restDoor } from "../api/contender.ts";
import type { Surroundings } from "../api/startContenders.ts";
import { undiciClient } from "../load/undici.ts";
import { Cleanup } from "../system/cleanup.ts";
import { startServer } from "../system/serverProcess.ts";
import { scenarios } from "./scenarios.ts";
import { historyTable, readTable } from "./table.ts";
import { benchVersions } from "./versionsBench.ts";

const cleanup = new Cleanup();
afterAll(() => cleanup.run());

const entry = fileURLToPath(new URL("testing/apiServer.ts", import.meta.url));

async function startApi({ databaseUrl }: Surroundings) {
  const environment = { DATABASE_URL: databaseUrl, NODE_ENV: "production" };
  const command = (): [string, string] => [process.execPath, entry];
  const server = await startServer({ command, environment, readyPath: "/readyz" }, cleanup);
  return { name: "API", door: restDoor("/api/v1"), ...server };
}

test("200 versions that differ in their tone cost under a quarter of copies, and one round trip to read", async () => {
  const result = await benchVersions({
    versions: 200,
    scenarios: scenarios.slice(0, 1),
    rounds: 1,
    seconds: 1,
    warmUpSeconds: 0,
    ephemeral: true,
    loadClient: undiciClient,
    product: startApi,
    cleanup,
    log: () => undefined,
  });

  const [history, ...others] = result.histories;
  expect(others).toEqual([]);
  expect(history).toMatchObject({ scenario: "tone", hasGoal: true });
  const { copies = 0, kept = 0, afterVacuum = 0, keptRatio, save } = history ?? {};
  // A character of about 4 kB as JSON, which Postgres compresses a little.
  expect(copies / 200).toBeGreaterThan(2_000);
  expect(copies / 200).toBeLessThan(8_000);
  expect(kept / 200).toBeGreaterThan(200);
  expect(afterVacuum).toBeGreaterThanOrEqual(kept);
  expect(keptRatio).toBeLessThan(0.25);
  expect(save?.p50).toBeGreaterThan(0.5);

  expect(result.roundTrips.newest).toBe(1);
  expect(result.roundTrips.anyVersion).toBe(1);
  expect(result.roundTrips.save).toBeGreaterThan(2);
  expect(result.reads.map(({ what, connections }) => [what, connections])).toEqual([
    ["newest", 1],
    ["any version", 1],
    ["newest", 8],
    ["any version", 8],
  ]);
  for (const { errors, requests, serverCpu } of result.reads) {
    expect(errors).toBe(0);
    expect(requests).toBeGreaterThan(5);
    expect(serverCpu).toBeGreaterThan(20);
  }
  expect(historyTable(result.histories).split("\n")).toHaveLength(2);
  expect(readTable(result.reads).split("\n")).toHaveLength(5);
}, 300_000);
