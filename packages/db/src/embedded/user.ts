import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Stats } from "node:fs";
import { ClusterError } from "./clusterError.ts";

export interface User {
  name: string;
  uid: number;
  gid: number;
}

/** Postgres refuses to run as root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export async function userNamed(name: string): Promise<User> {
  const user = (await users()).find((candidate) => candidate.name === name);
  if (user) return user;
  throw new ClusterError(
    `Postgres does not run as root and this system has no user "${name}"; start PersonaForge as an ordinary user, or set DATABASE_URL.`,
  );
}

/** A uid without a name is a user too: files from another machine or container. */
export async function userWithId({ uid, gid }: { uid: number; gid: number }): Promise<User> {
  return (await users()).find((user) => user.uid === uid) ?? { name: `#${uid}`, uid, gid };
}

/** What `spawn` needs to start a program as this user; nothing when that is who we are. */
export function asUser(user: User | null): { uid?: number; gid?: number } {
  // macOS writes nobody as -2: signed for spawn, unsigned for chown.
  return user === null ? {} : { uid: user.uid | 0, gid: user.gid | 0 };
}

/** The first folder on the way to `path`, itself included, that the user may not enter. */
export async function closedFolder(path: string, user: User): Promise<string | null> {
  const parent = dirname(path);
  const closed = parent === path ? null : await closedFolder(parent, user);
  if (closed !== null) return closed;
  return mayUse(await stat(path), user, 0o1) ? null : path;
}

/** `bits` as in one octal digit of a mode: 4 read, 2 write, 1 enter or run. */
export function mayUse(stats: Stats, user: User, bits: number): boolean {
  const shift = stats.uid === user.uid ? 6 : stats.gid === user.gid ? 3 : 0;
  return ((stats.mode >> shift) & bits) === bits;
}

async function users(): Promise<User[]> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n");
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    if (!name || !uid || !gid || name.startsWith("#")) return [];
    return [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }];
  });
}
