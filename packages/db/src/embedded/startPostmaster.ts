import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { open, readFile, rename, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { program } from "./binaries.ts";
import { ClusterError } from "./clusterError.ts";
import { orNull } from "./systemError.ts";
import type { Home } from "./home.ts";
import { findPostmaster, removeForeignPidFile } from "./postmaster.ts";
import type { Postmaster } from "./postmaster.ts";
import { cannotRun, cleanEnvironment } from "./programs.ts";
import { postgresArguments } from "./settings.ts";
import { asUser } from "./user.ts";

const windows = process.platform === "win32";
const largestLog = 5_000_000;
const patience = 10_000;

/** Another program took the port, or processes of a killed postmaster have not ended yet. */
const passing = /could not create any TCP\/IP sockets|shared memory block .* still in use/;

export interface StartOptions {
  ephemeral: boolean;
  /** The port of an earlier start, when clients already know it. */
  port?: number;
}

/** Resolves when Postgres takes connections. Throws a ClusterError with its reason when it gives up. */
export async function startPostmaster(home: Home, options: StartOptions): Promise<Postmaster> {
  const deadline = performance.now() + patience;
  for (;;) {
    try {
      const port = options.port ?? (await freePort());
      return await attempt(home, postgresArguments({ port, ephemeral: options.ephemeral }));
    } catch (error) {
      const again = error instanceof ClusterError && passing.test(error.message);
      if (!again || performance.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

async function attempt(home: Home, settings: string[]): Promise<Postmaster> {
  await removeForeignPidFile(home);
  await moveLargeLog(home.log);
  const log = await open(home.log, "a", 0o600);
  if (home.user) await log.chown(home.user.uid, home.user.gid);
  const from = (await log.stat()).size;
  const child = launch(home, settings, log.fd);
  const failure = failureOf(child);
  try {
    for (;;) {
      const found = await findPostmaster(home);
      if (found?.status === "ready" && (windows || found.pid === child.pid)) return found;
      const error = failure();
      if (error) {
        const output = (await readFile(home.log, "utf8")).slice(from);
        throw cannotRun("postgres", error, output);
      }
      await sleep(10);
    }
  } finally {
    await log.close();
  }
}

/** In a session of its own, so that Ctrl-C in the terminal reaches us and not Postgres. */
function launch(home: Home, settings: string[], log: number): ChildProcess {
  const { folder } = home.binaries;
  // As an administrator of Windows only pg_ctl starts it, with fewer rights.
  const [path, args] = windows
    ? [program(folder, "pg_ctl"), ["start", "-w", "-D", home.cluster, "-o", settings.join(" ")]]
    : [program(folder, "postgres"), ["-D", home.cluster, ...settings]];
  const child = spawn(path, args, {
    ...asUser(home.user),
    ...cleanEnvironment(),
    cwd: home.cluster,
    detached: true,
    windowsHide: true,
    stdio: ["ignore", log, log],
  });
  child.unref();
  return child;
}

function failureOf(child: ChildProcess): () => Error | null {
  let failure: Error | null = null;
  child.once("error", (error) => (failure = error));
  child.once("exit", (code, signal) => {
    // pg_ctl ends with 0 once Postgres runs.
    if (!(windows && code === 0)) failure = new Error(`it ended with ${signal ?? code}`);
  });
  return () => failure;
}

async function moveLargeLog(path: string): Promise<void> {
  const stats = await orNull(stat(path));
  if (stats !== null && stats.size > largestLog) await rename(path, `${path}.old`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
