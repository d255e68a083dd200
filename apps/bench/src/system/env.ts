/** What the bench hands down to the programs it starts. */
export const inherited: Readonly<NodeJS.ProcessEnv> = process.env;

/** What a reference server is told by the bench that starts it. */
export function serverSettings(): { databaseUrl: string; port: number } {
  const { DATABASE_URL: databaseUrl, PORT: port } = process.env;
  if (databaseUrl === undefined || port === undefined) {
    throw new Error("DATABASE_URL and PORT must be set.");
  }
  return { databaseUrl, port: Number(port) };
}
