import type { Role } from "@personaforge/contract/workspace";
import type { Database } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import type { MemberPrincipal } from "../access/principal.ts";

interface Account {
  accountId: string;
  /** Their personal workspace. */
  ownerId: string;
}

/** Makes a team workspace with this account as its owner; answers its id. */
export async function makeWorkspace(db: Database, owner: Account): Promise<string> {
  const id = uuidv7();
  const handle = `team-${id.slice(-12)}`;
  await db.insertInto("owner").values({ id, handle, name: "Team", kind: "team" }).execute();
  await addMember(db, id, { account: owner, role: "owner" });
  return id;
}

export interface NewMember {
  account: Account;
  role: Role;
}

/** Makes the account a member in this role, whatever it was, with a session in the workspace. */
export async function addMember(
  db: Database,
  workspaceId: string,
  { account: { accountId, ownerId: personId }, role }: NewMember,
): Promise<MemberPrincipal> {
  await db
    .insertInto("member")
    .values({ owner_id: workspaceId, account_id: accountId, role })
    .onConflict((on) => on.columns(["owner_id", "account_id"]).doUpdateSet({ role }))
    .execute();
  const sessionId = uuidv7();
  const expiresAt = new Date(Date.now() + 60 * 60 * 1_000).toISOString();
  await db
    .insertInto("session")
    .values({
      id: sessionId,
      account_id: accountId,
      token: sessionId,
      workspace_id: workspaceId,
      expires_at: expiresAt,
    })
    .execute();
  const inside = { ownerId: workspaceId, personId, actorId: personId };
  return { kind: "member", ...inside, role, accountId, sessionId };
}
