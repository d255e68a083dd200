import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

/** How others see a person; locked, so that two changes at once follow one another. */
export function lockProfile(tx: Tx, ownerId: string) {
  return tx
    .selectFrom("owner")
    .select(["name", "handle"])
    .where("id", "=", ownerId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export interface Profile {
  name: string;
  handle: string;
}

/** @throws an error of the constraint `owner_handle_key` when the handle is another one's */
export async function updateProfile(tx: Tx, ownerId: string, profile: Profile): Promise<void> {
  const { name, handle } = profile;
  await tx.updateTable("owner").set({ name, handle }).where("id", "=", ownerId).execute();
}

/** The name by which mails address them. */
export async function renameAccount(db: Queryable, id: string, name: string): Promise<void> {
  await db
    .updateTable("account")
    .set({ name, updated_at: sql<string>`now()` })
    .where("id", "=", id)
    .execute();
}
