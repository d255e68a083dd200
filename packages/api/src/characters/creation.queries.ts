import type { CharacterContent } from "@personaforge/contract/content";
import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import {
  type CharacterValues,
  type Creation,
  type CreationValues,
  characterValues,
  creationValues,
  insertedColumns,
  type NewCharacter,
  withBeginning,
} from "./beginning.queries.ts";
import { listNew } from "./publicTags.queries.ts";

type Tagged = Pick<CharacterContent, "tags">;

const insertCharacterRow = prepared((db, row: CharacterValues & Tagged) =>
  db
    .with("listed", (query) => listNew(query, row))
    .insertInto("character")
    .values(characterValues(row))
    .returning(insertedColumns),
);

export async function insertCharacter(tx: Tx, { search, ...character }: NewCharacter & Tagged) {
  const [row] = await insertCharacterRow(tx, { ...character, ...search });
  if (row === undefined) throw new Error("the character was not stored");
  return row;
}

const insertCreationRows = prepared((db, row: CreationValues) =>
  withBeginning(db, row)
    .insertInto("character")
    .values(characterValues(row))
    .returning(insertedColumns),
);

/** Everything in one round trip, and in one transaction also without one around it. */
export async function insertCreation(db: Queryable, creation: Creation) {
  const [row] = await insertCreationRows(db, creationValues(creation));
  if (row === undefined) throw new Error("the character was not stored");
  return row;
}
