import { type Database, openDatabase } from "@personaforge/db/database";
import { databaseUrl } from "@personaforge/db/embedded/database";
import { openHome } from "@personaforge/db/embedded/home";
import { findPostmaster } from "@personaforge/db/embedded/postmaster";
import type { Env } from "./environment.ts";
import { createLog } from "./log.ts";
import { openStore } from "./store.ts";

/** Works on the database of an installation, whether its server runs at the moment or not. */
export async function withStore<Result>(
  env: Env,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  const url = env.DATABASE_URL ?? (await runningUrl(env.DATA_DIR));
  const { db, close } =
    url === undefined
      ? await openStore(env, createLog(env.LOG_LEVEL))
      : openDatabase({ url, max: 2 });
  try {
    return await work(db);
  } finally {
    await close();
  }
}

/** The address of the embedded Postgres, while a server holds it. */
async function runningUrl(dataDir: string): Promise<string | undefined> {
  const home = await openHome(dataDir, () => undefined);
  const running = await findPostmaster(home);
  return running === null ? undefined : databaseUrl(home, running.port);
}
