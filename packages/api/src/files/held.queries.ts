import type { DB } from "@personaforge/db/schema.gen";
import { type QueryCreator, sql } from "kysely";

/** A file on its way to a workspace: rows of a part of the statement that is called `brought`. */
export interface Brought {
  owner_id: string;
  hash: string;
  size: number;
}

type WithBrought = DB & { brought: Brought };

/** Has workspaces keep what is `brought`. Answers what they did not keep yet. */
export const hold = (query: QueryCreator<WithBrought>) =>
  query
    .insertInto("owner_file")
    .columns(["owner_id", "hash"])
    .expression((eb) => eb.selectFrom("brought").select(["owner_id", "hash"]))
    .onConflict((on) => on.doNothing())
    .returning(["owner_id", "hash"]);

/**
 * Counts what was `held` for the first time. The sum is one row, so of two uploads at once one waits
 * and sees what the other brought; a CHECK refuses what is more than `most`, with the whole statement.
 */
export const count = (
  query: QueryCreator<WithBrought & { held: Omit<Brought, "size"> }>,
  most: number | null,
) =>
  query
    .insertInto("owner_storage")
    .columns(["owner_id", "bytes", "most"])
    .expression(
      sql`select owner_id, sum(size), ${most}::bigint
        from brought join held using (owner_id, hash) group by owner_id`,
    )
    .onConflict((on) =>
      on.column("owner_id").doUpdateSet({
        bytes: sql`owner_storage.bytes + excluded.bytes`,
        most: sql`excluded.most`,
      }),
    );
