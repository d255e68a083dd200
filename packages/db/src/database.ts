import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { withNamedStatements } from "./namedStatements.ts";
import type { DB } from "./schema.gen.ts";

export type Database = Kysely<DB>;
/** A handle inside a transaction. It cannot open another one. */
export type Tx = Omit<Transaction<DB>, "transaction" | "startTransaction" | "connection">;
/** What a query needs: the database or a transaction. */
export type Queryable = Database | Tx;

export interface OpenDatabase {
  db: Database;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://…`; `?prepare=false` turns named statements off, for a pooler that cannot keep them. */
  url: string;
  /** Connections at most. */
  max?: number;
  /** Milliseconds that a query may wait for a connection, and then take. 5,000 unless told. */
  longestWait?: number;
  /** Called when an idle connection breaks, as when Postgres stops. The pool replaces it. */
  onConnectionLost?: (error: Error) => void;
}

/** Opens a pool. It connects with the first query. */
export function openDatabase({
  url,
  max = 10,
  longestWait = 5_000,
  onConnectionLost,
}: DatabaseOptions): OpenDatabase {
  const { connectionString, prepare } = readUrl(url);
  const pool = new pg.Pool({
    connectionString,
    max,
    types: { getTypeParser },
    connectionTimeoutMillis: longestWait,
    statement_timeout: longestWait,
    application_name: "personaforge",
    keepAlive: true,
  });
  // Without a listener, Postgres stopping would end this process too.
  pool.on("error", (error) => onConnectionLost?.(error));
  // The pool listens to idle connections alone. One that breaks in a query rejects that query, and
  // says so as an event too, which without a listener would end this process.
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: prepare ? withNamedStatements(pool) : pool }),
  });
  // Kysely ends the pool only when it has used it, so the pool is ended here.
  return { db, close: () => pool.end() };
}

function readUrl(url: string): { connectionString: string; prepare: boolean } {
  const parsed = new URL(url);
  const prepare = parsed.searchParams.get("prepare") !== "false";
  parsed.searchParams.delete("prepare");
  return { connectionString: parsed.href, prepare };
}

const timestamptz = 1184;

/**
 * Times leave the database as the contract has them: ISO 8601 in UTC, to the millisecond. Of a UTC
 * session, `2026-11-22 18:00:00.12+00`, they can be cut, at half the price of a Date.
 */
function isoTime(text: string): string {
  if (text.length > 26 || !text.endsWith("+00")) return new Date(text).toISOString();
  const milliseconds = text.slice(20, -3).padEnd(3, "0");
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`;
}

const getTypeParser: typeof pg.types.getTypeParser = (oid, format?: unknown) =>
  oid === timestamptz ? isoTime : pg.types.getTypeParser(oid, format as "text");
