import type { Queryable } from "@personaforge/db/database";

/** The workspaces of an account, the personal one first. */
export function listWorkspaces(db: Queryable, accountId: string) {
  return db
    .selectFrom("member as m")
    .innerJoin("owner as o", "o.id", "m.owner_id")
    .select(["o.id", "o.handle", "o.name", "o.kind", "m.role"])
    .where("m.account_id", "=", accountId)
    .orderBy("o.kind")
    .orderBy("o.id")
    .execute();
}
