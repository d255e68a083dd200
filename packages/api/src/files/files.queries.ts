import type { CharacterContent } from "@personaforge/contract/content";
import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { sql } from "kysely";
import { asBuffer } from "./asBuffer.ts";

export interface StoredFile {
  /** SHA-256 of the bytes, hex. */
  hash: string;
  bytes: Uint8Array;
}

const insertFile = prepared((db, { hash, bytes }: { hash: string; bytes: Buffer }) =>
  db
    .insertInto("file")
    .values({ hash, bytes })
    // Counts as new again, so that nobody deletes it before it is referred to.
    .onConflict((on) => on.column("hash").doUpdateSet({ created_at: sql<string>`now()` })),
);

/** Keeps a file. One that nothing refers to within a day is forgotten. */
export async function storeFile(db: Queryable, { hash, bytes }: StoredFile): Promise<void> {
  await insertFile(db, { hash, bytes: asBuffer(bytes) });
}

const findBytes = prepared((db, { hash }: { hash: string }) =>
  db.selectFrom("file").select("bytes").where("hash", "=", hash),
);

/** The bytes of a file; null when it is not here. Whoever asks was allowed to. */
export async function readFile(db: Queryable, hash: string): Promise<Buffer | null> {
  const [row] = await findBytes(db, { hash });
  return row?.bytes ?? null;
}

const insertLinks = prepared(
  (db, row: { characterId: string; avatar: string | null; card: string | null }) =>
    db
      .insertInto("character_file")
      .columns(["character_id", "hash", "kind"])
      .expression(
        sql`select ${row.characterId}::uuid, hash, kind
        from (values (${row.avatar}::text, 'avatar'), (${row.card}::text, 'card')) as held (hash, kind)
        where hash is not null`,
      )
      .onConflict((on) => on.doNothing()),
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
