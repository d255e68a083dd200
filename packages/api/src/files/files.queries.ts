import type { CharacterContent } from "@personaforge/contract/content";
import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";
import { asBuffer } from "./asBuffer.ts";
import { count, hold } from "./held.queries.ts";

export interface StoredFile {
  /** SHA-256 of the bytes, hex. */
  hash: string;
  bytes: Uint8Array;
}

/** For whom a file is kept. */
export interface Keeper {
  ownerId: string;
  /** Bytes of files that the workspace may keep; null for no limit. */
  most: number | null;
}

const insertFile = prepared((db, row: { hash: string; bytes: Buffer } & Keeper) =>
  count(
    db
      .with("kept", (query) =>
        query
          .insertInto("file")
          .values({ hash: row.hash, bytes: row.bytes })
          // Counts as new again, so that nobody deletes it before it is referred to.
          .onConflict((on) => on.column("hash").doUpdateSet({ created_at: sql<string>`now()` }))
          .returning(["hash", "size"]),
      )
      .with("brought", (query) =>
        query
          .selectFrom("kept")
          .select([sql<string>`${row.ownerId}::uuid`.as("owner_id"), "hash", "size"]),
      )
      .with("held", hold),
    row.most,
  ),
);

/**
 * Keeps a file. One that nothing refers to is forgotten, see `forgetting.queries.ts`.
 * @throws the violation of `owner_storage_full`, see `whileRoom`, and then nothing was stored
 */
export async function storeFile(
  db: Queryable,
  { bytes, ...file }: StoredFile & Keeper,
): Promise<void> {
  await insertFile(db, { ...file, bytes: asBuffer(bytes) });
}

const findBytes = prepared((db, { hash }: { hash: string }) =>
  db.selectFrom("file").select("bytes").where("hash", "=", hash),
);

/** The bytes of a file; null when it is not here. Whoever asks was allowed to. */
export async function readFile(db: Queryable, hash: string): Promise<Buffer | null> {
  const [row] = await findBytes(db, { hash });
  return row?.bytes ?? null;
}

interface Links {
  characterId: string;
  avatar: string | null;
  card: string | null;
}

const insertLinks = prepared((db, row: Links) =>
  count(
    db
      .with("linked", (query) =>
        query
          .insertInto("character_file")
          .columns(["character_id", "hash", "kind"])
          .expression(
            sql`select ${row.characterId}::uuid, hash, kind
            from (values (${row.avatar}::text, 'avatar'), (${row.card}::text, 'card'))
              as held (hash, kind) where hash is not null`,
          )
          .onConflict((on) => on.doNothing())
          .returning("hash"),
      )
      .with("brought", (query) =>
        query
          .selectFrom("linked as l")
          .innerJoin("file as f", "f.hash", "l.hash")
          .innerJoin("character as c", (join) => join.on("c.id", "=", row.characterId))
          .select(["c.owner_id", "f.hash", "f.size"])
          .distinct(),
      )
      .with("held", hold),
    // They are here already, and perhaps somebody else's: who copies a character is not refused.
    null,
  ),
);

/** Keeps the files of a content for as long as the character is here, in whatever version of it. */
export async function linkFiles(
  tx: Tx,
  characterId: string,
  { avatar, card }: Pick<CharacterContent, "avatar" | "card">,
): Promise<void> {
  if (avatar === null && card === null) return;
  await insertLinks(tx, { characterId, avatar: avatar?.hash ?? null, card: card?.hash ?? null });
}
