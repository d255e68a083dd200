import { createHash } from "node:crypto";
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, PoolClient, Submittable } from "pg";

// Far above the number of distinct statements the queries compile to; past it, statements stay unnamed.
const mostNames = 2_000;
const names = new Map<string, string>();

// Transaction control is parsed in no time, and the lock and schema statements run once.
const unnamed = /^(begin|commit|rollback|start|savepoint|release|create|alter|drop)\b/i;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames || unnamed.test(text)) return known;
  const name = `pf_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
}

/**
 * A pool for Kysely's dialect that prepares each statement once per connection, under a name made
 * from its text. Postgres then skips parsing and planning: half its CPU for a read by primary key.
 */
export function withNamedStatements(pool: Pool): PostgresPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? named(client);
      clients.set(client, known);
      return known;
    },
  };
}

function named(client: PoolClient): PostgresPoolClient {
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query(text: unknown, values?: readonly unknown[]): unknown {
    if (typeof text !== "string") return client.query(text as Submittable);
    const name = nameOf(text);
    return client.query({ text, values: values as unknown[], ...(name !== undefined && { name }) });
  }
  return { query, release: (destroy) => client.release(destroy) };
}
