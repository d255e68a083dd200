import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { program } from "./binaries.ts";
import { errorCode, orNull } from "./systemError.ts";
import type { Home } from "./home.ts";
import { pidExists } from "./processIdentity.ts";
import { cleanEnvironment } from "./programs.ts";
import { asUser } from "./user.ts";

const run = promisify(execFile);

export interface Postmaster {
  pid: number;
  port: number;
  /** As Postgres writes it: starting, ready, stopping. */
  status: string;
}

/** The living postmaster of this cluster. A pid file left by a dead one does not count. */
export async function findPostmaster(home: Home): Promise<Postmaster | null> {
  const written = await readPidFile(home);
  return written !== null && (await isPostmaster(written.pid, home)) ? written : null;
}

/** A pid is reused after a reboot; a postmaster's command line names its cluster. */
export async function isPostmaster(pid: number, home: Home): Promise<boolean> {
  if (!(pid > 0) || !pidExists(pid)) return false;
  if (process.platform === "win32") return true;
  if (process.platform === "linux") {
    const missing = ["ENOENT", "ESRCH", "EACCES"];
    const line = await orNull(readFile(`/proc/${pid}/cmdline`, "utf8"), missing);
    return line?.includes(`\0-D\0${home.cluster}\0`) ?? false;
  }
  const ps = run("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
  const { stdout } = await ps.catch(() => ({ stdout: "" }));
  return stdout.includes(` -D ${home.cluster} `);
}

/** Postgres refuses to start while the pid it wrote before a reboot belongs to any process of its user. */
export async function removeForeignPidFile(home: Home): Promise<void> {
  const written = await readPidFile(home);
  if (written === null || process.platform === "win32" || !pidExists(written.pid)) return;
  if (!(await isPostmaster(written.pid, home))) await rm(pidFile(home), { force: true });
}

/** Fast shutdown: open transactions roll back, everything is written. Resolves when the process is gone. */
export async function stopPostmaster(home: Home, pid: number): Promise<void> {
  await interrupt(home, pid);
  if (await endsWithin(home, pid, 15_000)) return;
  // Whatever keeps it from a clean end, the next start recovers from the log.
  signal(pid, "SIGQUIT");
  if (!(await endsWithin(home, pid, 6_000))) signal(pid, "SIGKILL");
}

async function interrupt(home: Home, pid: number): Promise<void> {
  if (!(await isPostmaster(pid, home))) return;
  if (process.platform !== "win32") return signal(pid, "SIGINT");
  const args = ["stop", "-D", home.cluster, "-m", "fast", "-W"];
  await run(program(home.binaries.folder, "pg_ctl"), args, {
    ...asUser(home.user),
    ...cleanEnvironment(),
  });
}

async function endsWithin(home: Home, pid: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline) {
    if (!(await isPostmaster(pid, home))) return true;
    await sleep(10);
  }
  return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

async function readPidFile(home: Home): Promise<Postmaster | null> {
  const text = await orNull(readFile(pidFile(home), "utf8"));
  if (text === null) return null;
  const lines = text.split("\n").map((line) => line.trim());
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7] ?? "starting" };
}

function pidFile(home: Home): string {
  return join(home.cluster, "postmaster.pid");
}
