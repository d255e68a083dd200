import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

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

/** One of the account's workspaces. */
export function findWorkspace(db: Queryable, id: string, accountId: string) {
  return db
    .selectFrom("member as m")
    .innerJoin("owner as o", "o.id", "m.owner_id")
    .select(["o.id", "o.handle", "o.name", "o.kind", "m.role"])
    .where("m.account_id", "=", accountId)
    .where("o.id", "=", id)
    .executeTakeFirst();
}

/** Locks a workspace, so that changes of its name, members and invitations follow one another. */
export function lockWorkspace(tx: Tx, id: string) {
  return tx
    .selectFrom("owner")
    .select(["id", "handle", "name", "kind"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export type WorkspaceRow = NonNullable<Awaited<ReturnType<typeof lockWorkspace>>>;

/** Locks an account, so that it makes one workspace after another. */
export async function lockAccount(tx: Tx, accountId: string): Promise<void> {
  await tx
    .selectFrom("account")
    .select("id")
    .where("id", "=", accountId)
    .forNoKeyUpdate()
    .execute();
}

/** How many team workspaces the account owns. */
export async function countOwned(db: Queryable, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom("member as m")
    .innerJoin("owner as o", "o.id", "m.owner_id")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("m.account_id", "=", accountId)
    .where("m.role", "=", "owner")
    .where("o.kind", "=", "team")
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Makes a team workspace; false when the handle is taken. */
export async function insertTeam(
  tx: Tx,
  team: { id: string; handle: string; name: string },
): Promise<boolean> {
  const made = await tx
    .insertInto("owner")
    .values({ ...team, kind: "team" })
    .onConflict((on) => on.column("handle").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

export async function renameWorkspace(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable("owner").set({ name }).where("id", "=", id).execute();
}

/** Leaves a session in a workspace; false when it was left there before, or has ended. */
export async function moveSession(
  tx: Tx,
  { sessionId, accountId, workspaceId }: Record<"sessionId" | "accountId" | "workspaceId", string>,
): Promise<boolean> {
  const moved = await tx
    .updateTable("session")
    .set({ workspace_id: workspaceId })
    .where("id", "=", sessionId)
    .where("account_id", "=", accountId)
    .where(sql<boolean>`workspace_id is distinct from ${workspaceId}::uuid`)
    .returning("id")
    .executeTakeFirst();
  return moved !== undefined;
}
