import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { afterAll, beforeAll, expect, test } from "vitest";

const program = fileURLToPath(new URL("main.ts", import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), "personaforge-main-"));
let database: string;
beforeAll(async () => {
  database = (await testDatabase()).url;
});
afterAll(() => rmSync(dataDir, { recursive: true }));

/** Runs the server, which is meant to end by itself, with nothing of this environment but these two. */
async function run(variables: Record<string, string>, ...flags: string[]) {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, NODE_ENV: "production", PORT: "0", ...variables };
  const child = spawn(process.execPath, [program, ...flags], { env });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (part: string) => (said.out += part));
  child.stderr.setEncoding("utf8").on("data", (part: string) => (said.err += part));
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, ...said };
}

test("a wrong environment ends with every problem, a line each", async () => {
  const { code, out, err } = await run({ PORT: "x", PF_AUTH: "none" });
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toBe(
    'PORT must be a whole number from 0 to 65535, not "x".\nPF_AUTH must be local or accounts, not "none".\n',
  );
});

test("a taken port ends with one sentence, before anything is opened", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  const { code, err } = await run({ PORT: String(port), DATA_DIR: dataDir });
  other.close();
  expect(code).toBe(1);
  expect(err).toMatch(new RegExp(`^Port ${port} is taken, [^\n]+\n$`));
});

test("a free port and a right environment are all that a preflight asks for", async () => {
  expect(await run({ DATA_DIR: dataDir }, "--preflight")).toEqual({ code: 0, out: "", err: "" });
});

test("a missing database ends with one sentence, without the password", async () => {
  const url = new URL(database);
  url.pathname = "/nowhere";
  const { code, err } = await run({ DATABASE_URL: url.href, DATA_DIR: dataDir });
  expect(code).toBe(1);
  expect(err).toMatch(/^The server at [^\n]+ has no database of that name\.[^\n]+\n$/);
  if (url.password) expect(err).not.toContain(url.password);
});

test("a data folder that cannot be made ends with one sentence", async () => {
  const { code, err } = await run({ DATA_DIR: join(program, "below-a-file") });
  expect(code).toBe(1);
  expect(err).toMatch(/^[^\n]+below-a-file[^\n]+\n$/);
});
