import type { Queryable } from "@personaforge/db/database";

/** The hash of an account's password; undefined when they sign in by a provider alone. */
export async function findPasswordHash(
  db: Queryable,
  accountId: string,
): Promise<string | undefined> {
  const login = await db
    .selectFrom("login")
    .select("password")
    .where("account_id", "=", accountId)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  return login?.password ?? undefined;
}
