import type { AccountsApi } from "../../testing/accountsApi.ts";

/** Every row of every table as text, by table. */
export async function dump({ sql }: Pick<AccountsApi, "sql">): Promise<Map<string, string>> {
  const tables = (await sql(
    "select tablename as name from pg_tables where schemaname = 'public'",
  )) as { name: string }[];
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const rows = (await sql(`select t::text as row from "${name}" as t`)) as { row: string }[];
    texts.set(name, rows.map(({ row }) => row).join("\n"));
  }
  return texts;
}
