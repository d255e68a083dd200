import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "./stages.ts";

// Stand in for the slow programs: each writes its name into `trace` when it begins and when it ends.
const slow = (name: string, work: string) => `
import fs from "node:fs";
const trace = (word) => fs.appendFileSync(process.env.TRACE, word + "\\n");
trace("${name}");
if (process.env.FAIL === "${name}") { console.log("no such ${name}"); process.exit(7); }
await new Promise((resolve) => setTimeout(resolve, Number(process.env.SLOW ?? 0)));
${work}
trace("${name} done");
`;

const files = {
  "package.json": '{ "type": "module", "packageManager": "pnpm@12.21.0" }',
  "pnpm-lock.yaml": "",
  "pnpm-workspace.yaml": "",
  "e2e/package.json": "{}",
  "apps/web/page.tsx": "",
  "packages/client/client.ts": "",
  "packages/contract/contract.ts": "",
  "packages/diff/diff.ts": "",
  "packages/prompt/prompt.ts": "",
  ".cache/pnpm/node_modules/pnpm/bin/pnpm.mjs": slow(
    "install",
    'fs.mkdirSync("node_modules", { recursive: true }); fs.writeFileSync("node_modules/.modules.yaml", "");',
  ),
  "apps/web/node_modules/next/dist/bin/next": slow(
    "build",
    'fs.mkdirSync(".next", { recursive: true }); fs.writeFileSync(".next/BUILD_ID", "1");',
  ),
  "apps/server/src/main.ts": slow(
    "server",
    `if (process.argv.includes("--preflight")) process.exit(Number(process.env.REFUSE ?? 0));
if (process.env.SERVE) { process.on("SIGTERM", () => process.exit(0)); process.on("disconnect", () => process.exit(0)); setInterval(() => {}, 1000); }`,
  ),
};

export interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly code: Promise<number | null>;
}

/** A folder with the real start.mjs and, in place of pnpm, Next and the server, small scripts. */
export async function scratchCheckout() {
  const folder = await mkdtemp(join(tmpdir(), "personaforge-start-"));
  const trace = join(folder, "trace");
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  await cp(join(root, "start.mjs"), join(folder, "start.mjs"));
  await writeFile(trace, "");
  const started: ChildProcess[] = [];

  function start(variables: Record<string, string> = {}, ...args: string[]): Running {
    const env = { PATH: process.env["PATH"], TRACE: trace, ...variables };
    const child = spawn(process.execPath, ["start.mjs", ...args], { cwd: folder, env });
    started.push(child);
    const parts: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (part: string) => parts.push(part));
    }
    const code = once(child, "close").then(([value]) => value as number | null);
    return { child, code, output: () => parts.join("") };
  }

  return {
    folder,
    write,
    start,
    /** What ran since the last call. */
    async ran(): Promise<string[]> {
      const lines = (await readFile(trace, "utf8")).trim().split("\n");
      await writeFile(trace, "");
      return lines;
    },
    traced: async () => (await readFile(trace, "utf8")).trim().split("\n"),
    /** Also ends what a failed test left running. */
    async remove(): Promise<void> {
      for (const child of started) child.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
