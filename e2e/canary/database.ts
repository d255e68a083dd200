import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runSql } from "@personaforge/db/testing/databases";
import type { Exposure } from "./exposure.ts";

/** The password of the embedded Postgres, which a first start made. */
export async function databasePassword(dataDir: string): Promise<string> {
  return (await readFile(join(dataDir, "postgres.password"), "utf8")).trim();
}

/** Looks through every row of every table, as a dump would have it. Returns how many rows there were. */
export async function lookThroughDatabase(dataDir: string, exposure: Exposure): Promise<number> {
  const lines = (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n");
  const password = encodeURIComponent(await databasePassword(dataDir));
  const url = `postgres://postgres:${password}@127.0.0.1:${lines[3]}/personaforge?sslmode=disable`;
  const tables = await runSql(
    url,
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  let rows = 0;
  for (const { name = "" } of tables) {
    for (const { row = "" } of await runSql(url, `select t::text as row from ${name} t`)) {
      exposure.look(`the table ${name}`, row);
      rows += 1;
    }
  }
  return rows;
}
