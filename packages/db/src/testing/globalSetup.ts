import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../database.ts";
import { startCluster } from "../embedded/cluster.ts";
import { migrate } from "../migrate.ts";
import { createDatabase, dropDatabases, urlOf } from "./databases.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A Postgres for this run, and the migrated database that every test file clones. */
    postgres: { url: string; template: string };
  }
}

/** One Postgres a run: the one at DATABASE_URL, else an embedded one that is gone afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, leave } = await startPostgres();
  const template = `pf_template_${process.pid}`;
  await createDatabase(url, template);
  const { db, close } = openDatabase({ url: urlOf(url, template) });
  await migrate(db);
  await close();
  project.provide("postgres", { url, template });
  return () => leave(template);
}

async function startPostgres() {
  const url = process.env["DATABASE_URL"];
  if (url !== undefined) return { url, leave: (prefix: string) => dropDatabases(url, prefix) };
  const dataDir = await mkdtemp(join(tmpdir(), "personaforge-test-"));
  const cluster = await startCluster({ dataDir, ephemeral: true });
  return {
    url: cluster.url,
    leave: async () => {
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
