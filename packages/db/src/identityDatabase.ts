import { AsyncLocalStorage } from "node:async_hooks";
import type { KyselyPlugin } from "kysely";
import type { Database, Tx } from "./database.ts";

export interface IdentityDatabase {
  /** The database on the same connections, with times as Dates. */
  db: Database;
  /** The transaction that this call is inside of, opened through `db`; null outside of one. */
  transaction(): Tx | null;
}

/**
 * The database as better-auth needs it. It compares the times of its rows with Dates, and a text
 * compares as never expired; and it keeps its transactions to itself, while the hooks that make the
 * personal workspace must write in the same one.
 */
export function identityDatabase(shared: Database): IdentityDatabase {
  const running = new AsyncLocalStorage<Tx>();
  const db = shared.withPlugin(timesAsDates);
  const transaction: Database["transaction"] = () => {
    const builder = db.transaction();
    const execute: typeof builder.execute = (work) =>
      builder.execute((tx) => running.run(tx, () => work(tx)));
    return Object.assign(Object.create(builder) as typeof builder, { execute });
  };
  // Kysely keeps its state in private fields, so its methods must run on the object itself.
  const proxy = new Proxy(db, {
    get: (target, name) => {
      if (name === "transaction") return transaction;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  return { db: proxy, transaction: () => running.getStore() ?? null };
}

const time = /_(at|until)$/;

const timesAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: ({ result }) =>
    Promise.resolve({ ...result, rows: result.rows.map((row) => withDates(row)) }),
};

function withDates(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      time.test(column) && typeof value === "string" ? new Date(value) : value,
    ]),
  );
}
