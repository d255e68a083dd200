import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../apps/server/src/main.ts", import.meta.url));

/** A PersonaForge as a user runs it: its own process, its own data folder, its own Postgres. */
export interface App {
  url: string;
  port: number;
  dataDir: string;
  /** What it printed so far. */
  output(): string;
  /** Sends the signal and returns the exit code; null when the signal ended it at once. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

export interface AppOptions {
  dataDir?: string;
  /** A free one unless told. */
  port?: number;
  env?: Record<string, string>;
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "personaforge-e2e-"));
}

export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

/** Starts the app and waits for the line with its address; a start that fails throws its output. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const child = spawn(process.execPath, [main], {
    env: {
      ...ownEnvironment(),
      ...options.env,
      PORT: String(options.port ?? 0),
      DATA_DIR: dataDir,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  }
  const output = () => printed.join("");
  const port = await ready(child, output);
  const url = `http://localhost:${port}`;
  return { url, port, dataDir, output, stop: (signal = "SIGTERM") => stop(child, signal) };
}

/** The environment of this process without what would make the app another one. */
function ownEnvironment(): Record<string, string | undefined> {
  const { OPENAI_API_KEY: _key, OPENAI_BASE_URL: _url, PUBLIC_URL: _public, ...rest } = process.env;
  return { ...rest, NODE_ENV: "production" };
}

/** Resolves with the port. */
async function ready(child: ChildProcess, output: () => string): Promise<number> {
  const exited = once(child, "exit").then(([code]): never => {
    throw new Error(`exit ${String(code)}: ${output()}`);
  });
  const printed = new Promise<number>((resolve) => {
    child.stdout?.on("data", () => {
      const [, port] = /PersonaForge is ready → http:\/\/localhost:(\d+) /.exec(output()) ?? [];
      if (port !== undefined) resolve(Number(port));
    });
  });
  const port = await Promise.race([printed, exited]);
  exited.catch(() => undefined);
  return port;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit") as Promise<[number | null]>;
  child.kill(signal);
  return (await exited)[0];
}
