import { type RawBuilder, sql } from "kysely";
import type { Database, Tx } from "../database.ts";
import { recordQueries } from "./recordSql.ts";

interface Plan {
  "Node Type": string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
}

/**
 * How many rows Postgres reads, from tables and indexes, to answer the one query that is run. The
 * plan is the one that a prepared statement keeps: it was made without knowing the values.
 */
export async function rowsRead(db: Database, run: (tx: Tx) => unknown): Promise<number> {
  const [query] = await recordQueries(run);
  if (query === undefined) throw new Error("no query was run");
  const values = query.parameters.map((value) => sql.lit(value));
  return db.transaction().execute(async (tx) => {
    const say = (statement: RawBuilder<unknown>) => statement.execute(tx);
    await say(sql`set local plan_cache_mode = force_generic_plan`);
    await say(sql.raw(`prepare explained as ${query.sql}`));
    const { rows } = await sql<{ "QUERY PLAN": [{ Plan: Plan }] }>`
      explain (analyze, format json) execute explained (${sql.join(values)})`.execute(tx);
    await say(sql`deallocate explained`);
    const [explained] = rows;
    if (explained === undefined) throw new Error("nothing was explained");
    return readBy(explained["QUERY PLAN"][0].Plan);
  });
}

function readBy(plan: Plan): number {
  const below = (plan.Plans ?? []).reduce((sum, part) => sum + readBy(part), 0);
  if (!plan["Node Type"].endsWith("Scan")) return below;
  const { "Rows Removed by Filter": filtered = 0, "Rows Removed by Index Recheck": rechecked = 0 } =
    plan;
  return below + Math.round((plan["Actual Rows"] + filtered + rechecked) * plan["Actual Loops"]);
}
