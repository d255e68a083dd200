import { execFile } from "node:child_process";
import { readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";
import { errorCode, orNull } from "./systemError.ts";

const run = promisify(execFile);

/** A pid alone is reused by the system; with its start time it names one process for good. */
export interface ProcessIdentity {
  pid: number;
  /** Opaque, comparable text; null where the system does not tell. */
  startedAt: string | null;
  /** The boot and pid namespace in which `pid` means something; null outside Linux. */
  place: string | null;
}

export async function ownIdentity(): Promise<ProcessIdentity> {
  return { pid: process.pid, startedAt: await startTime(process.pid), place: await ownPlace() };
}

/** For a process of this place: false only if it surely ended. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  if (!pidExists(identity.pid)) return false;
  if (identity.startedAt === null) return true;
  const startedAt = await startTime(identity.pid);
  return startedAt === null || startedAt === identity.startedAt;
}

export function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

export async function ownPlace(): Promise<string | null> {
  if (process.platform !== "linux") return null;
  const unreadable = ["ENOENT", "EACCES", "EPERM"];
  const boot = await orNull(readFile("/proc/sys/kernel/random/boot_id", "utf8"), unreadable);
  const namespace = await orNull(readlink("/proc/self/ns/pid"), unreadable);
  return `${boot?.trim()} ${namespace}`;
}

async function startTime(pid: number): Promise<string | null> {
  if (process.platform === "linux") return linuxStartTime(pid);
  const [program, ...args] =
    process.platform === "win32"
      ? [
          "powershell",
          "-NoProfile",
          "-Command",
          `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`,
        ]
      : ["ps", "-o", "lstart=", "-p", String(pid)];
  const { stdout } = await run(program, args).catch(() => ({ stdout: "" }));
  return stdout.trim() || null;
}

async function linuxStartTime(pid: number): Promise<string | null> {
  const text = await orNull(readFile(`/proc/${pid}/stat`, "utf8"), ["ENOENT", "ESRCH", "EACCES"]);
  if (text === null) return null;
  // The command name stands in parentheses and may hold spaces and parentheses itself.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, ticks] = [fields[0], fields[19]];
  // A zombie has ended: it only waits for its parent.
  return state === "Z" || state === "X" ? "ended" : (ticks ?? null);
}
