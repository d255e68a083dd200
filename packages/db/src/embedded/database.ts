import { readFile } from "node:fs/promises";
import { DatabaseError, Client } from "pg";
import { ClusterError } from "./clusterError.ts";
import { orNull } from "./systemError.ts";
import type { Home } from "./home.ts";

const name = "personaforge";

/** `sslmode` keeps a PGSSLMODE of the user's environment from breaking a loopback connection. */
export async function databaseUrl(home: Home, port: number): Promise<string> {
  const text = await orNull(readFile(home.password, "utf8"));
  const password = text?.trim();
  if (password)
    return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}?sslmode=disable`;
  throw new ClusterError(
    `The file ${home.password} with the database's password is missing; restore it from a backup of the data folder.`,
  );
}

/** Proves by a real connection that the server takes our password, and creates the database if it is missing. */
export async function prepareDatabase(home: Home, port: number): Promise<void> {
  const url = await databaseUrl(home, port);
  try {
    await withClient(url, (client) => client.query("select 1"));
  } catch (error) {
    if (sqlState(error) === "28P01")
      throw new ClusterError(
        `The password in ${home.password} is not the one of the database; restore it from a backup of the data folder.`,
        { cause: error },
      );
    if (sqlState(error) !== "3D000") throw error;
    await createDatabase(url);
  }
}

async function createDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  await withClient(maintenance.href, (client) =>
    client.query(`create database ${name}`).catch((error: unknown) => {
      // duplicate_database, unique_violation: another process created it meanwhile.
      if (!["42P04", "23505"].includes(sqlState(error) ?? "")) throw error;
    }),
  );
}

function sqlState(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined;
}

async function withClient(url: string, use: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Without a listener a server that stops under us would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end();
  }
}
