import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cleanup } from "./cleanup.ts";
import { inherited } from "./env.ts";

export interface ServerCommand {
  command(port: number): readonly [string, ...string[]];
  environment: Readonly<Record<string, string>>;
  /** A path that answers 200 as soon as the server is ready. */
  readyPath: string;
}

export interface ServerProcess {
  url: string;
  pid: number;
}

// A first start of the product compiles its modules; 60 s is ten times what that takes.
const patience = 60_000;

/** Starts a server on a free port of 127.0.0.1 and waits until it answers. */
export async function startServer(
  { command, environment, readyPath }: ServerCommand,
  cleanup: Cleanup,
): Promise<ServerProcess> {
  const port = await freePort();
  const [program, ...args] = command(port);
  const env = { ...inherited, ...environment, PORT: String(port), HOST: "127.0.0.1" };
  const child = spawn(program, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  cleanup.add(() => stop(child));
  const errors = tailOf(child);
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + patience;
  while (!(await answers(url + readyPath))) {
    if (isOver(child)) throw new Error(`${args.at(-1)} ended before it was ready:\n${errors()}`);
    if (Date.now() > deadline)
      throw new Error(`${args.at(-1)} was not ready in time:\n${errors()}`);
    await sleep(50);
  }
  if (child.pid === undefined) throw new Error(`${program} has no process.`);
  return { url, pid: child.pid };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port is free");
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** The last of what a program says on its error stream, to be told when it fails. */
function tailOf(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (more: string) => {
    text = (text + more).slice(-4_000);
  });
  child.on("error", (error) => (text += error.message));
  return () => text;
}

const isOver = ({ exitCode, signalCode, pid }: ChildProcess) =>
  exitCode !== null || signalCode !== null || pid === undefined;

async function stop(child: ChildProcess): Promise<void> {
  if (isOver(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(late);
}
