import { randomUUID } from "node:crypto";
import { link, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ClusterError } from "./clusterError.ts";
import { errorCode, orNull } from "./systemError.ts";
import { isRunning, ownIdentity, ownPlace, pidExists } from "./processIdentity.ts";
import type { ProcessIdentity } from "./processIdentity.ts";

const heartbeat = 3_000;
// Three missed beats.
const silence = 10_000;

type Log = (message: string) => void;
type Release = () => Promise<void>;

interface Owner extends ProcessIdentity {
  /** Unique for each acquisition. */
  token: string;
}

/** Makes this process the only owner of a folder, or throws a ClusterError that names the living owner. */
export async function acquireOwner(folder: string, log: Log = () => undefined): Promise<Release> {
  const path = join(folder, "owner.json");
  const owner: Owner = { ...(await ownIdentity()), token: randomUUID() };
  const draft = `${path}.new-${process.pid}-${owner.token}`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(owner)}\n`);
    await file.sync();
    await claim(path, draft, log);
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
  await removeLeftovers(path);
  const beat = setInterval(() => void touch(path), heartbeat).unref();
  return async () => {
    clearInterval(beat);
    const current = await readOwner(path);
    if (current?.token === owner.token) await rm(path, { force: true });
  };
}

/**
 * A file is taken by linking the finished draft to its name, which fails if the name exists. A dead
 * owner's file is replaced only by the one process that holds the file named after that owner's
 * token, and only while the dead owner still stands there: so two can never replace the same owner.
 */
async function claim(path: string, draft: string, log: Log): Promise<void> {
  for (;;) {
    if (await linked(draft, path)) return;
    const holder = await readOwner(path);
    if (holder === null) continue;
    if (await isHeld(path, holder, log)) throw new ClusterError(refusal(path, holder));
    const successor = `${path}.${holder.token}`;
    await claim(successor, draft, log);
    if ((await readOwner(path))?.token === holder.token) {
      await rename(successor, path);
      return;
    }
    await rm(successor, { force: true });
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

async function readOwner(path: string): Promise<Owner | null> {
  const text = await orNull(readFile(path, "utf8"));
  return text === null ? null : parseOwner(text);
}

/** A file that a person or a lost disk block has damaged names no living process. */
function parseOwner(text: string): Owner {
  try {
    const value: unknown = JSON.parse(text);
    if (isOwner(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { pid: 0, startedAt: null, place: null, token: "unreadable" };
}

function isOwner(value: unknown): value is Owner {
  if (typeof value !== "object" || value === null) return false;
  if (!("pid" in value && "startedAt" in value && "place" in value && "token" in value))
    return false;
  const { pid, startedAt, place, token } = value;
  const known = [startedAt, place].every((text) => text === null || typeof text === "string");
  // The token becomes a part of a file name.
  const safeToken = typeof token === "string" && /^[\w-]{1,64}$/.test(token);
  return known && safeToken && typeof pid === "number" && Number.isSafeInteger(pid) && pid > 0;
}

/** An owner in another container or boot has no pid that can be looked up here: its heartbeat decides. */
async function isHeld(path: string, holder: Owner, log: Log): Promise<boolean> {
  if (holder.pid <= 0) return false;
  if (holder.place === (await ownPlace())) return isRunning(holder);
  const first = await orNull(stat(path));
  if (first === null) return false;
  const deadline = first.mtimeMs + silence;
  if (Date.now() < deadline)
    log("Waiting to see whether a PersonaForge in another container still uses this data");
  for (let left = silence; left > 0 && Date.now() < deadline; left -= 200) {
    await sleep(200);
    const now = await orNull(stat(path));
    if (now?.mtimeMs !== first.mtimeMs) return now !== null;
  }
  return false;
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  // The folder may be gone or its disk full; the pid still proves that this owner lives.
  await utimes(path, now, now).catch(() => undefined);
}

/** What killed contenders left. The owner may remove it: a contender whose file is gone fails its own check. */
async function removeLeftovers(path: string): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith("owner.json.")) continue;
    const draftOf = /^owner\.json\.new-(\d+)-/.exec(name)?.[1];
    if (draftOf && pidExists(Number(draftOf))) continue;
    await rm(join(dirname(path), name), { force: true });
  }
}

function refusal(path: string, holder: Owner): string {
  return `PersonaForge already runs on the data in ${dirname(path)} (process ${holder.pid}); stop it first, or set DATA_DIR to another folder.`;
}
