import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@personaforge/db/database";
import { startCluster } from "@personaforge/db/embedded/cluster";
import { migrate } from "@personaforge/db/migrate";
import pg from "pg";
import type { Cleanup } from "../system/cleanup.ts";
import { readProcesses } from "../system/processes.ts";

export interface BenchDatabase {
  url: string;
  client: pg.Client;
  version: string;
  /** The process that all backends are children of. */
  postmaster: number;
}

/** A migrated, empty database in a Postgres of its own, inside `folder`. */
export async function startBenchDatabase(
  { folder, ephemeral }: { folder: string; ephemeral: boolean },
  cleanup: Cleanup,
): Promise<BenchDatabase> {
  const { url, stop } = await startCluster({ dataDir: join(folder, "data"), ephemeral });
  cleanup.add(stop);
  const { db, close } = openDatabase({ url });
  await migrate(db);
  await close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  cleanup.add(() => client.end());
  const { rows } = await client.query<{ pid: number; version: string }>(
    "select pg_backend_pid() as pid, current_setting('server_version') as version",
  );
  const [facts] = rows;
  const postmaster = facts && readProcesses().get(facts.pid)?.parent;
  if (postmaster === undefined) throw new Error("the database is not a process of this machine");
  return { url, client, version: facts?.version ?? "", postmaster };
}

export async function temporaryFolder(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "personaforge-bench-"));
  // Into a closed one the user that Postgres runs as may not go, so its data would be elsewhere, and stay.
  await chmod(folder, 0o755);
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
