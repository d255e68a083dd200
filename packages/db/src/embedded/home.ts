import {
  chmod,
  chown,
  lchown,
  mkdir,
  readdir,
  readlink,
  realpath,
  stat,
  symlink,
} from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { findBinaries } from "./binaries.ts";
import type { Binaries } from "./binaries.ts";
import { ClusterError } from "./clusterError.ts";
import { errorCode, orNull } from "./systemError.ts";
import { reachableBinaries, reachableDataFolder } from "./reachable.ts";
import { closedFolder, isRoot, userNamed, userWithId } from "./user.ts";
import type { User } from "./user.ts";

/** Where one cluster and its files live, and whom it runs as. */
export interface Home {
  folder: string;
  cluster: string;
  password: string;
  log: string;
  binaries: Binaries;
  /** Null: Postgres runs as ourselves. */
  user: User | null;
}

export async function openHome(dataDir: string, log: (message: string) => void): Promise<Home> {
  const path = resolve(dataDir);
  await makeFolder(path, 0o700);
  const folder = await realpath(path);
  const link = await orNull(readlink(join(folder, "postgres")), ["ENOENT", "EINVAL", "UNKNOWN"]);
  const linked = link === null ? null : dirname(resolve(folder, link));
  if (linked !== null) await requireLinked(folder, linked);
  const binaries = await findBinaries();
  if (!isRoot()) {
    const home = homeIn(linked ?? folder, binaries, null);
    await requireOwnCluster(home.cluster);
    return home;
  }
  return rootHome({ folder, linked, binaries, log });
}

interface RootStart {
  folder: string;
  linked: string | null;
  binaries: Binaries;
  log: (message: string) => void;
}

async function rootHome({ folder, linked, binaries, log }: RootStart): Promise<Home> {
  const present = linked ?? folder;
  const owner = await orNull(stat(join(present, "postgres")));
  const user = owner && owner.uid !== 0 ? await userWithId(owner) : await userNamed("nobody");
  await letIn(present, user);
  const closed = await closedFolder(present, user);
  const reachable = await reachableBinaries(binaries, user);
  if (closed === null) {
    if (owner?.uid === 0) await giveTo(join(present, "postgres"), user);
    return homeIn(present, reachable, user);
  }
  if (owner || linked !== null)
    throw new ClusterError(
      `The database in ${present} runs as the user ${user.name}, who may not enter ${closed}; run "chmod o+x ${closed}" and start again.`,
    );
  const elsewhere = await reachableDataFolder(folder, user);
  await mkdir(elsewhere, { recursive: true, mode: 0o700 });
  await letIn(elsewhere, user);
  await linkTo(join(elsewhere, "postgres"), join(folder, "postgres"));
  log(`The user ${user.name} may not enter ${closed}, so the database lives in ${elsewhere}`);
  return homeIn(elsewhere, reachable, user);
}

/** Not `mkdir` with `recursive`: in a place like /proc, where a folder can be named but not made, it never returns. */
async function makeFolder(path: string, mode?: number): Promise<void> {
  const making = mkdir(path, mode).then(() => true);
  if (await orNull(making, ["ENOENT", "EEXIST"])) return;
  const stats = await orNull(stat(path));
  if (stats?.isDirectory()) return;
  if (stats === null && dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path, mode);
}

function homeIn(folder: string, binaries: Binaries, user: User | null): Home {
  return {
    folder,
    cluster: join(folder, "postgres"),
    password: join(folder, "postgres.password"),
    log: join(folder, "postgres.log"),
    binaries,
    user,
  };
}

/** Lets the user through our own closed folder, by its group, so that no other user gains anything. */
async function letIn(folder: string, user: User): Promise<void> {
  const { uid, mode } = await stat(folder);
  if (uid !== 0 || (mode & 0o077) !== 0) return;
  await chown(folder, 0, user.gid);
  await chmod(folder, 0o710);
}

/** A copy that root restored from a backup belongs to root. */
async function giveTo(cluster: string, user: User): Promise<void> {
  await chown(cluster, user.uid, user.gid);
  await chmod(cluster, 0o700);
  for (const entry of await readdir(cluster, { recursive: true, withFileTypes: true }))
    await lchown(join(entry.parentPath, entry.name), user.uid, user.gid);
}

async function linkTo(target: string, path: string): Promise<void> {
  await symlink(target, path).catch((error: unknown) => {
    if (errorCode(error) !== "EEXIST") throw error;
  });
}

async function requireLinked(folder: string, linked: string): Promise<void> {
  if ((await orNull(stat(linked))) !== null) return;
  throw new ClusterError(
    `The database of ${folder} was kept in ${linked}, which is missing; restore it, or remove the link ${join(folder, "postgres")} to begin with an empty one.`,
  );
}

async function requireOwnCluster(cluster: string): Promise<void> {
  const owner = await orNull(stat(cluster));
  const uid = process.getuid?.();
  if (owner === null || uid === undefined || owner.uid === uid) return;
  const { name } = await userWithId(owner);
  throw new ClusterError(
    `The database in ${cluster} belongs to the user ${name}; start PersonaForge as root or as that user, or set DATA_DIR to another folder.`,
  );
}
