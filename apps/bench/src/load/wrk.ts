import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as z from "zod";
import type { Load, LoadClient, LoadRequest, LoadResult } from "./load.ts";

const run = promisify(execFile);
const script = fileURLToPath(new URL("wrk.lua", import.meta.url));

const report = z.object({
  requests: z.int().nonnegative(),
  seconds: z.number().positive(),
  p50: z.number(),
  p99: z.number(),
  errors: z.int().nonnegative(),
});

/** Without wrk on this machine: null. wrk takes 15 µs a request where a client in Node takes 36. */
export function findWrk(): LoadClient | null {
  const { error, stdout } = spawnSync("wrk", ["--version"], { encoding: "utf8" });
  if (error !== undefined) return null;
  const version = /^wrk \S+/.exec(stdout)?.[0] ?? "wrk";
  return { name: version, run: runWrk };
}

async function runWrk(load: Load): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), "personaforge-wrk-"));
  try {
    const file = join(folder, "requests");
    await writeFile(file, `${load.requests.map(lineOf).join("\n")}\n`);
    const shape = ["-t", "1", "-c", `${load.connections}`, "-d", `${load.seconds}s`];
    const args = [...shape, "--timeout", "10s", "-s", script, load.url, "--", file];
    const { stdout } = await run("wrk", [...args, String(load.seed)]);
    return report.parse(JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? ""));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const lineOf = ({ path, body }: LoadRequest) => (body === undefined ? path : `${path}\t${body}`);
