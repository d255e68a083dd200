import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import * as characters from "./migrations/0001-characters.ts";
import * as conversations from "./migrations/0002-conversations.ts";
import * as history from "./migrations/0003-history.ts";
import * as accounts from "./migrations/0004-accounts.ts";
import * as forgotten from "./migrations/0005-forgotten.ts";
import * as prompts from "./migrations/0006-prompts.ts";
import * as files from "./migrations/0007-files.ts";
import * as publicTags from "./migrations/0008-public-tags.ts";
import type { DB } from "./schema.gen.ts";

const migrations = {
  "0001-characters": characters,
  "0002-conversations": conversations,
  "0003-history": history,
  "0004-accounts": accounts,
  "0005-forgotten": forgotten,
  "0006-prompts": prompts,
  "0007-files": files,
  "0008-public-tags": publicTags,
};

// Any number will do as long as every PersonaForge uses it: "PF" in ASCII, then 1.
export const lockKey = 0x5046_0001;

/**
 * Brings the database to the newest schema and returns the names of the migrations that ran.
 * Processes that start at once wait for each other at an advisory lock, so each migration runs once.
 */
export async function migrate(db: Kysely<DB>): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    // Waiting for another process, and changing a large table, may take longer than a query may.
    await sql`set statement_timeout = 0`.execute(connection);
    await sql`select pg_advisory_lock(${lockKey})`.execute(connection);
    try {
      const migrator = new Migrator({
        db: connection,
        provider: { getMigrations: () => Promise.resolve(migrations) },
      });
      const { error, results = [] } = await migrator.migrateToLatest();
      if (error !== undefined) throw asError(error);
      return results.map((result) => result.migrationName);
    } finally {
      await sql`select pg_advisory_unlock(${lockKey})`.execute(connection);
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}

/** Whether every migration this program knows has run. */
export async function isMigrated(db: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from kysely_migration
    where name = any(${Object.keys(migrations)})`.execute(db);
  return rows[0]?.count === Object.keys(migrations).length;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error("A migration failed.", { cause: error });
}
