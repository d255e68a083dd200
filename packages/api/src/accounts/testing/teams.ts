import type { Role } from "@personaforge/contract/workspace";
import { v7 as uuidv7 } from "uuid";
import type { AccountsApi, Person } from "../../testing/accountsApi.ts";

/** A team workspace with these members, straight in the database; answers its id. */
export async function makeTeam(
  { db }: AccountsApi,
  name: string,
  members: readonly [Person, Role][],
): Promise<string> {
  const id = uuidv7();
  await db.insertInto("owner").values({ id, name, kind: "team", handle: id }).execute();
  await db
    .insertInto("member")
    .values(members.map(([{ accountId }, role]) => ({ owner_id: id, account_id: accountId, role })))
    .execute();
  return id;
}
