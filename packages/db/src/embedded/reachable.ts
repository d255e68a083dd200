import { createHash } from "node:crypto";
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readdir,
  rename,
  rm,
  stat,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "./binaries.ts";
import type { Binaries } from "./binaries.ts";
import { ClusterError } from "./clusterError.ts";
import { errorCode, orNull } from "./systemError.ts";
import { closedFolder, mayUse } from "./user.ts";
import type { User } from "./user.ts";

const systemFolder = "/var/lib/personaforge";

/** Where the data goes when the user Postgres runs as may not enter the data folder. Never a folder that a reboot empties. */
export async function reachableDataFolder(dataDir: string, user: User): Promise<string> {
  if (!(await isUsable(systemFolder, user)))
    throw new ClusterError(
      `Postgres runs as the user ${user.name}, who may enter neither ${dataDir} nor ${systemFolder}; set DATA_DIR to a folder whose parents have mode 755.`,
    );
  const key = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  return join(systemFolder, key);
}

/** The binaries themselves, or a copy made once for each version, so that the user may run them. */
export async function reachableBinaries(binaries: Binaries, user: User): Promise<Binaries> {
  if (await isRunnable(binaries.folder, user)) return binaries;
  for (const parent of [systemFolder, join(tmpdir(), "personaforge-system")]) {
    if (!(await isUsable(parent, user))) continue;
    const folder = join(parent, `postgres-${binaries.version}`);
    if ((await orNull(stat(folder))) === null) await copyBinaries(binaries.folder, folder);
    if (await isRunnable(folder, user)) return { ...binaries, folder };
  }
  throw new ClusterError(
    `Postgres runs as the user ${user.name}, who may not reach its programs in ${binaries.folder}; move PersonaForge to a folder whose parents have mode 755.`,
  );
}

async function copyBinaries(from: string, to: string): Promise<void> {
  const draft = `${to}.new-${process.pid}`;
  try {
    await cp(from, draft, { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755);
    for (const entry of await readdir(draft, { recursive: true, withFileTypes: true }))
      if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
    await rename(draft, to);
  } catch (error) {
    // Another first start was faster with the same files.
    if (errorCode(error) !== "ENOTEMPTY" && errorCode(error) !== "EEXIST") throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** One file of each kind stands for all: an install under umask 077 closes every one. */
async function isRunnable(folder: string, user: User): Promise<boolean> {
  if ((await closedFolder(join(folder, "lib"), user)) !== null) return false;
  if ((await closedFolder(join(folder, "share", "postgresql"), user)) !== null) return false;
  const postgres = await stat(program(folder, "postgres"));
  const template = await stat(join(folder, "share", "postgresql", "postgres.bki"));
  return mayUse(postgres, user, 0o5) && mayUse(template, user, 0o4);
}

/** A folder of root's that nobody else can write to: its programs and data are trusted. */
async function isUsable(folder: string, user: User): Promise<boolean> {
  if (!((await made(folder)) && (await isWritable(folder)))) return false;
  const stats = await lstat(folder);
  const trusted = stats.isDirectory() && stats.uid === 0 && (stats.mode & 0o022) === 0;
  return trusted && (await closedFolder(folder, user)) === null;
}

async function made(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    // The umask may have closed it.
    await chmod(folder, 0o755);
    return true;
  } catch (error) {
    return errorCode(error) === "EEXIST";
  }
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
