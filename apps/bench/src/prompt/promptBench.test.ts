import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { restDoor } from "../api/contender.ts";
import type { Surroundings } from "../api/startContenders.ts";
import { Cleanup } from "../system/cleanup.ts";
import { startServer } from "../system/serverProcess.ts";
import { benchPrompt } from "./promptBench.ts";
import { addressTable, costTable } from "./table.ts";

const cleanup = new Cleanup();
afterAll(() => cleanup.run());

const entry = fileURLToPath(new URL("../versions/testing/apiServer.ts", import.meta.url));

async function startApi({ databaseUrl }: Surroundings) {
  const environment = { DATABASE_URL: databaseUrl, NODE_ENV: "production" };
  const command = (): [string, string] => [process.execPath, entry];
  const server = await startServer({ command, environment, readyPath: "/readyz" }, cleanup);
  return { name: "API", door: restDoor("/api/v1"), ...server };
}

test("a short bench gives numbers that can be true, and a 304 writes nothing", async () => {
  const { costs, address } = await benchPrompt({
    ...{ rounds: 1, processes: 1, requests: 20 },
    lore: { entries: 500, regexes: 50, messages: 60, rounds: 1 },
    product: startApi,
    cleanup,
    log: () => undefined,
  });

  expect(costs.map(({ what, name }) => `${what}: ${name}`)).toEqual([
    "compile, known texts: openai",
    "compile, known texts: responses",
    "compile, known texts: anthropic",
    "compile, known texts: gemini",
    "compile, known texts: chatml",
    "compile, known texts: llama3",
    "compile, known texts: plain",
    "compile, known texts: by hand, all counted anew",
    "compile, known texts: by hand, counts remembered",
    "compile, new texts: openai",
    "compile, new texts: by hand, all counted anew",
    "a new process: loading, with the token counter",
    "a new process: first prompt",
    "a new process: second prompt, another character",
    "lore, 500 entries: engine",
    "lore, 500 entries: engine, a new book",
    "lore, 500 entries: key by key",
    "lore, 50 regexes: engine",
    "lore, 50 regexes: engine, a new book",
    "lore, 50 regexes: key by key",
  ]);
  for (const { cpu, wall, leastCpu } of costs) {
    expect(cpu).toBeGreaterThan(0.005);
    expect(wall).toBeGreaterThan(0.005);
    expect(leastCpu).toBeLessThanOrEqual(cpu);
  }
  const cpuOf = new Map(costs.map(({ what, name, cpu }) => [`${what}: ${name}`, cpu]));
  // Texts that were never counted cost more than those that were.
  expect(cpuOf.get("compile, new texts: openai")).toBeGreaterThan(
    cpuOf.get("compile, known texts: openai") ?? Infinity,
  );

  expect(address.map(({ what, requests }) => [what, requests])).toEqual([
    ["GET, 304", 20],
    ["GET, 200", 20],
    ["POST, 40 turns", 20],
  ]);
  for (const { p50, p99, writes } of address) {
    expect(p50).toBeGreaterThan(0.1);
    expect(p99).toBeGreaterThanOrEqual(p50);
    expect(writes).toBe(0);
  }
  expect(costTable(costs).split("\n")).toHaveLength(costs.length + 1);
  expect(addressTable(address).split("\n")).toHaveLength(4);
}, 300_000);
