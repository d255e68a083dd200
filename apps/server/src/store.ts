import { setTimeout as sleep } from "node:timers/promises";
import { type Database, openDatabase } from "@personaforge/db/database";
import { startCluster } from "@personaforge/db/embedded/cluster";
import { databaseErrorKind } from "@personaforge/db/errors";
import { migrate } from "@personaforge/db/migrate";
import type { Logger } from "pino";
import type { Env } from "./environment.ts";
import { errorCode, StartError } from "./startError.ts";
import { say } from "./terminal.ts";

/** The migrated database, and what to call when nothing needs it any more. */
export interface Store {
  readonly db: Database;
  readonly url: string;
  close(): Promise<void>;
}

// Long enough for a database that starts beside us, short enough to read the reason without waiting.
const patience = 10_000;

export async function openStore(env: Env, log: Logger): Promise<Store> {
  const server = await openServer(env);
  const { db, close } = openDatabase({
    url: server.url,
    onConnectionLost: (error) => log.error({ err: error }, "A database connection was lost."),
  });
  try {
    await migrateWithPatience(db, server.url);
  } catch (error) {
    await close();
    await server.stop();
    throw error;
  }
  return {
    db,
    url: server.url,
    async close() {
      await close();
      await server.stop();
    },
  };
}

async function openServer(env: Env): Promise<{ url: string; stop(): Promise<void> }> {
  if (env.DATABASE_URL !== undefined)
    return { url: env.DATABASE_URL, stop: () => Promise.resolve() };
  const { url, stop } = await startCluster({
    dataDir: env.DATA_DIR,
    log: say,
  });
  return { url, stop };
}

async function migrateWithPatience(db: Database, url: string): Promise<void> {
  const deadline = Date.now() + patience;
  for (let tries = 0; ; tries += 1) {
    try {
      await migrate(db);
      return;
    } catch (error) {
      const mayCome = databaseErrorKind(error) === "unavailable" && Date.now() < deadline;
      if (!mayCome) throw new StartError(databaseProblem(error, url), error);
      if (tries === 0) say(`Waiting for the database at ${placeOf(new URL(url))} …`);
      await sleep(500);
    }
  }
}

function placeOf(url: URL): string {
  return `${url.hostname}:${url.port || 5432}`;
}

/** One sentence for the person who set DATABASE_URL; the password is masked. */
export function databaseProblem(error: unknown, text: string): string {
  const url = new URL(text);
  const place = placeOf(url);
  if (url.password) url.password = "***";
  const shown = url.href.split("?")[0];
  const code = errorCode(error);
  if (code === "28P01" || code === "28000") {
    return `The database at ${place} refused the user name or the password. Check DATABASE_URL (${shown}).`;
  }
  if (code === "3D000") {
    return `The server at ${place} has no database of that name. Create it, or change DATABASE_URL (${shown}).`;
  }
  if (code === "42501") {
    return `The user of DATABASE_URL (${shown}) may not create tables. Give it that right, or use another user.`;
  }
  if (databaseErrorKind(error) === "unavailable") {
    return `The database at ${place} does not answer (${code ?? "no connection in time"}). Start it, or check DATABASE_URL (${shown}).`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `The database at ${place} cannot be used: ${reason}. Check DATABASE_URL (${shown}).`;
}
