import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/** A job that was never known here is due at once; a known one keeps its time. */
export async function registerJobs(db: Queryable, names: readonly string[]): Promise<void> {
  await db
    .insertInto("job")
    .values(names.map((name) => ({ name, next_run_at: sql<string>`now()` })))
    .onConflict((on) => on.doNothing())
    .execute();
}

export function listJobs(db: Queryable, names: readonly string[]) {
  return db
    .selectFrom("job")
    .select(["name", "last_run_at", "next_run_at", "last_result"])
    .where("name", "in", names)
    .orderBy("name")
    .execute();
}

/** Locks the job until the transaction ends; false when it is not due or is being run elsewhere. */
export async function lockDue(tx: Tx, name: string): Promise<boolean> {
  const row = await tx
    .selectFrom("job")
    .select("name")
    .where("name", "=", name)
    .where("next_run_at", "<=", sql<string>`now()`)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row !== undefined;
}

export interface FinishedRun {
  name: string;
  everySeconds: number;
  result: string;
}

/** `now()` is when the transaction began, and so when the run did. */
export async function finishRun(tx: Tx, { name, everySeconds, result }: FinishedRun) {
  await tx
    .updateTable("job")
    .set({
      last_run_at: sql<string>`now()`,
      next_run_at: sql<string>`now() + make_interval(secs => ${everySeconds})`,
      last_result: result,
    })
    .where("name", "=", name)
    .execute();
}

/** Milliseconds until the next of these jobs is due; negative when one is overdue. */
export async function findWait(db: Queryable, names: readonly string[]): Promise<number> {
  const { wait } = await db
    .selectFrom("job")
    .select(
      sql<number | null>`extract(epoch from min(next_run_at) - now())::float8 * 1000`.as("wait"),
    )
    .where("name", "in", names)
    .executeTakeFirstOrThrow();
  return wait ?? 0;
}
