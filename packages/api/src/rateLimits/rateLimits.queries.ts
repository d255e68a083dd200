import type { Database } from "@personaforge/db/database";
import { CompiledQuery } from "kysely";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { onlyCounting } from "./counter.ts";

interface Statement {
  text: string;
  values: readonly unknown[];
}

/**
 * Counts in the table `rate_limit`, over the connections that everything else uses. Every five
 * minutes it deletes what ran out an hour ago.
 */
export function postgresLimiter(db: Database): RateLimiterPostgres {
  const query = async ({ text, values }: Statement) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
    return { rows };
  };
  return new RateLimiterPostgres({
    ...onlyCounting,
    keyPrefix: "",
    storeClient: { query },
    storeType: "client",
    tableName: "rate_limit",
    tableCreated: true,
  });
}
