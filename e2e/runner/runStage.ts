import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { type Counts, countsOf } from "./counts.ts";
import { root, type Stage } from "./stages.ts";

const windows = process.platform === "win32";

export interface Result {
  readonly stage: Stage;
  readonly counts: Counts;
  readonly seconds: number;
  readonly output: string;
}

/** Runs a stage to its end and keeps what it prints. */
export async function runStage(stage: Stage, env: NodeJS.ProcessEnv): Promise<Result> {
  const begun = performance.now();
  if (stage.report) {
    rmSync(stage.report.path, { force: true });
    mkdirSync(dirname(stage.report.path), { recursive: true });
  }
  const { code, output } = await outputOf(stage, env);
  return {
    stage,
    counts: countsOf(stage, code),
    seconds: (performance.now() - begun) / 1000,
    output,
  };
}

function outputOf(stage: Stage, env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  const [program, ...args] = stage.command;
  const { promise, resolve } = Promise.withResolvers<{ code: number; output: string }>();
  const parts: Buffer[] = [];
  const child = spawn(program, args, {
    cwd: stage.cwd ?? root,
    env: { ...env, ...stage.env },
    stdio: ["ignore", "pipe", "pipe"],
    shell: windows,
  });
  const output = () => Buffer.concat(parts).toString("utf8").trimEnd();
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  child.stderr.on("data", (part: Buffer) => parts.push(part));
  child.once("error", (error) => resolve({ code: 1, output: `${program}: ${error.message}` }));
  child.once("close", (code) => resolve({ code: code ?? 1, output: output() }));
  return promise;
}
