import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdtemp, open, readFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { majorVersion, program } from "./binaries.ts";
import { ClusterError } from "./clusterError.ts";
import { errorCode, orNull } from "./systemError.ts";
import type { Home } from "./home.ts";
import { cleanEnvironment, cannotRun } from "./programs.ts";
import { asUser } from "./user.ts";

const run = promisify(execFile);

export interface InitialiseOptions {
  ephemeral: boolean;
  log: (message: string) => void;
}

/** Leaves a whole cluster of our own major version at `home.cluster`, or throws. */
export async function initialise(home: Home, { ephemeral, log }: InitialiseOptions): Promise<void> {
  await removeDrafts(home);
  if ((await clusterVersion(home)) === null) {
    log("Creating the database (first start)");
    await writePassword(home);
    await createCluster(home, ephemeral);
  }
  const version = await clusterVersion(home);
  const own = majorVersion(home.binaries.version);
  if (version === null)
    throw new ClusterError(
      `${home.cluster} is not a Postgres data folder; move it away, or set DATA_DIR to another folder.`,
    );
  if (version !== own)
    throw new ClusterError(
      `The data in ${home.cluster} was made by Postgres ${version}, and this PersonaForge brings Postgres ${own}; start it with the PersonaForge that made it, or set DATA_DIR to another folder.`,
    );
}

/** The caller holds the owner lock, so every draft is one that a killed first start left. */
async function removeDrafts(home: Home): Promise<void> {
  for (const name of await readdir(home.folder)) {
    if (!name.startsWith("postgres.init-")) continue;
    // Its initdb may outlive the killed Node for a second and still write.
    const patience = { maxRetries: 10, retryDelay: 100 };
    await rm(join(home.folder, name), { recursive: true, force: true, ...patience });
  }
}

async function clusterVersion(home: Home): Promise<number | null> {
  const text = await orNull(readFile(join(home.cluster, "PG_VERSION"), "utf8"));
  return text === null ? null : majorVersion(text);
}

async function createCluster(home: Home, ephemeral: boolean): Promise<void> {
  const draft = await mkdtemp(`${home.cluster}.init-${process.pid}-`);
  try {
    if (home.user) await chown(draft, home.user.uid, home.user.gid);
    await initdb(home, draft, ephemeral);
    await rename(draft, home.cluster);
  } catch (error) {
    // Another first start, in a container that our lock cannot see, was faster.
    const lost = ["ENOTEMPTY", "EEXIST"].includes(errorCode(error) ?? "");
    if (!lost) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await syncFolder(home.folder);
}

async function initdb(home: Home, draft: string, ephemeral: boolean): Promise<void> {
  for (const ctype of ctypes()) {
    const args = [...initdbArguments(home, draft), `--lc-ctype=${ctype}`];
    const failure = await run(
      program(home.binaries.folder, "initdb"),
      [...args, ...(ephemeral ? ["--no-sync"] : [])],
      {
        ...asUser(home.user),
        ...cleanEnvironment(),
        cwd: draft,
      },
    ).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return;
    const output = stderrOf(failure);
    if (!output.includes("invalid locale name")) throw cannotRun("initdb", failure, output);
  }
}

function initdbArguments(home: Home, draft: string): string[] {
  return [
    `--pgdata=${draft}`,
    "--username=postgres",
    `--pwfile=${home.password}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
  ];
}

/** Sorting and case come from Postgres itself; pg_trgm still asks the system, and finds no letter beyond ASCII under C. */
function ctypes(): string[] {
  if (process.platform === "linux") return ["C.UTF-8", "C"];
  return process.platform === "darwin" ? ["en_US.UTF-8", "C"] : ["C"];
}

function stderrOf(error: unknown): string {
  return error instanceof Error && "stderr" in error ? String(error.stderr) : "";
}

async function writePassword(home: Home): Promise<void> {
  await rm(home.password, { force: true });
  const file = await open(home.password, "wx", 0o600);
  try {
    await file.writeFile(`${randomBytes(24).toString("base64url")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(home.password, 0o600);
  if (home.user) await chown(home.password, home.user.uid, home.user.gid);
}

/** Without it a power cut could undo the rename, and the next start would begin with an empty database. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
