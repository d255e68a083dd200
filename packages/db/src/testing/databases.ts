import pg from "pg";

/** The same server, another database. */
export function urlOf(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Runs one statement on a connection of its own. */
export async function runSql(url: string, statement: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(statement);
    return rows;
  } finally {
    await client.end();
  }
}

export async function createDatabase(url: string, name: string, template?: string): Promise<void> {
  const from = template === undefined ? "" : ` template ${pg.escapeIdentifier(template)}`;
  await runSql(url, `create database ${pg.escapeIdentifier(name)}${from}`);
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await runSql(url, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}

/** Drops the databases whose name begins with this. */
export async function dropDatabases(url: string, prefix: string): Promise<void> {
  const statement = `select datname from pg_database where starts_with(datname, ${pg.escapeLiteral(prefix)})`;
  for (const { datname = "" } of await runSql(url, statement)) await dropDatabase(url, datname);
}
