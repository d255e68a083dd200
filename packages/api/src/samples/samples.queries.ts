import type { Tx } from "@personaforge/db/database";
import { sql } from "kysely";

// "PF" in ASCII, then 2: the migrations hold 1.
const lockKey = 0x5046_0002;

/** Waits until no other process is seeding, and keeps others waiting until the transaction ends. */
export async function lockSeeding(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx);
}

/** Whether there is any character, whoever owns it and even if it is in the trash. */
export async function hasCharacters(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom("character").select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}
