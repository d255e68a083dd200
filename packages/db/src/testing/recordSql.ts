import {
  type CompiledQuery,
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
  const queries = await recordQueries(run);
  return queries.map(({ sql }) => sql);
}

/** The same, with their values. */
export async function recordQueries(run: (tx: Tx) => unknown): Promise<CompiledQuery[]> {
  const queries: CompiledQuery[] = [];
  const db = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (introspected) => new PostgresIntrospector(introspected),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void queries.push(query),
  });
  // What a query makes of an empty result is not the question here.
  await db
    .transaction()
    .execute(async (tx) => run(tx))
    .catch(() => undefined);
  return queries;
}
