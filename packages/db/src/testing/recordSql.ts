import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import type { Tx } from "../database.ts";
import type { DB } from "../schema.gen.ts";

/** The statements that `run` sends, compiled and not executed: every result is empty. */
export async function recordSql(run: (tx: Tx) => unknown): Promise<string[]> {
  const statements: string[] = [];
  const db = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (introspected) => new PostgresIntrospector(introspected),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void statements.push(query.sql),
  });
  // What a query makes of an empty result is not the question here.
  await db
    .transaction()
    .execute(async (tx) => run(tx))
    .catch(() => undefined);
  return statements;
}
