import type { Queryable } from "@personaforge/db/database";
import { ownerIdOf } from "../access/principal.ts";
import type { Context } from "../context.ts";
import { type CharacterRow, findCharacter } from "./characters.queries.ts";
import { characterNotFound } from "./readCharacter.ts";

/** A character of the caller at its newest version; others' are not found, public ones included. */
export async function readMine(
  db: Queryable,
  { principal }: Context,
  ref: string,
): Promise<CharacterRow> {
  const ownerId = ownerIdOf(principal);
  const row = await findCharacter(db, ref, ownerId);
  if (row === undefined || row.owner_id !== ownerId) throw characterNotFound();
  return row;
}
