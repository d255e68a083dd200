import type { Queryable } from "@personaforge/db/database";
import { type Action, demand } from "../access/can.ts";
import { ownerIdOf } from "../access/principal.ts";
import type { Context } from "../context.ts";
import { type CharacterRow, findCharacter } from "./characters.queries.ts";
import { notMine } from "./readCharacter.ts";

/** A character of the caller's workspace at its newest version. */
export async function readMine(
  db: Queryable,
  { principal }: Context,
  ref: string,
): Promise<CharacterRow> {
  const ownerId = ownerIdOf(principal);
  const row = await findCharacter(db, ref, ownerId);
  if (row === undefined || row.owner_id !== ownerId) throw await notMine(db, ref);
  return row;
}

/** Asks the table about one of the caller's own. */
export function demandOf({ principal }: Context, action: Action, row: CharacterRow): void {
  const { owner_id: ownerId, id: characterId } = row;
  demand(principal, action, { ownerId, isPublic: false, characterId });
}
