import type { DraftContent } from "@personaforge/contract/draft";
import type { Picture } from "@personaforge/contract/picture";
import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import type { DB } from "@personaforge/db/schema.gen";
import { type QueryCreator, sql } from "kysely";
import {
  type Creation,
  type CreationValues,
  characterValues,
  creationValues,
  insertedColumns,
  withBeginning,
} from "../characters/beginning.queries.ts";
import { asBuffer } from "../files/asBuffer.ts";
import type { Keeper } from "../files/files.queries.ts";
import { count, hold } from "../files/held.queries.ts";

/** The files that come with an imported card. */
export interface ImportedFiles {
  original: {
    hash: string;
    /** Null when they are stored already. */
    bytes: Uint8Array | null;
    format: string;
    parsed: Uint8Array;
  };
  picture: (Picture & { bytes: Uint8Array }) | null;
}

interface FileValues extends Keeper {
  fileHash: string;
  fileBytes: Buffer | null;
  format: string;
  parsed: Buffer;
  pictureHash: string | null;
  pictureBytes: Buffer | null;
  pictureWidth: number | null;
  pictureHeight: number | null;
  thumbhash: string | null;
}

function fileValues({ original, picture }: ImportedFiles, keeper: Keeper): FileValues {
  return {
    ...keeper,
    fileHash: original.hash,
    fileBytes: original.bytes === null ? null : asBuffer(original.bytes),
    format: original.format,
    parsed: asBuffer(original.parsed),
    pictureHash: picture?.hash ?? null,
    pictureBytes: picture === null ? null : asBuffer(picture.bytes),
    pictureWidth: picture?.width ?? null,
    pictureHeight: picture?.height ?? null,
    thumbhash: picture?.thumbhash ?? null,
  };
}

const asNew = { created_at: sql<string>`now()` };

/** The rows of the files; a part that is null makes none. */
const withFiles = (db: Pick<QueryCreator<DB>, "with">, row: FileValues) =>
  db
    .with("kept", (query) =>
      query
        .insertInto("file")
        .columns(["hash", "bytes"])
        .expression(
          sql`select hash, bytes from (values
              (${row.fileHash}::text, ${row.fileBytes}::bytea),
              (${row.pictureHash}::text, ${row.pictureBytes}::bytea)) as given (hash, bytes)
            where bytes is not null`,
        )
        // Counts as new again, so that nobody deletes it before it is referred to.
        .onConflict((on) => on.column("hash").doUpdateSet(asNew))
        .returning(["hash", "size"]),
    )
    .with("touched", (query) =>
      query
        .updateTable("file")
        .set(asNew)
        .where("hash", "=", row.fileHash)
        .where(sql<boolean>`${row.fileBytes}::bytea is null`)
        .returning(["hash", "size"]),
    )
    .with("brought", (query) =>
      query
        .selectFrom((eb) =>
          eb
            .selectFrom("kept")
            .select(["hash", "size"])
            .unionAll(eb.selectFrom("touched").select(["hash", "size"]))
            .as("given"),
        )
        .select([sql<string>`${row.ownerId}::uuid`.as("owner_id"), "hash", "size"]),
    )
    .with("held", hold)
    .with("counted", (query) => count(query, row.most))
    .with("pictured", (query) =>
      query
        .insertInto("picture")
        .columns(["hash", "width", "height", "thumbhash"])
        .expression(
          sql`select ${row.pictureHash}::text, ${row.pictureWidth}::int, ${row.pictureHeight}::int,
            ${row.thumbhash}::text where ${row.pictureHash}::text is not null`,
        )
        .onConflict((on) => on.doNothing()),
    );

const originalValues = (row: FileValues) => ({
  hash: row.fileHash,
  format: row.format,
  parsed: row.parsed,
});

const insertFiles = prepared((db, row: FileValues) =>
  withFiles(db, row)
    .insertInto("card_original")
    .values(originalValues(row))
    .onConflict((on) => on.doNothing()),
);

/** Keeps the files of a card, in one round trip. */
export async function storeFiles(tx: Tx, files: ImportedFiles, keeper: Keeper): Promise<void> {
  await insertFiles(tx, fileValues(files, keeper));
}

type ImportValues = CreationValues & FileValues & { draft: string | null };

const insertImportRows = prepared((db, row: ImportValues) =>
  withFiles(withBeginning(db, row), row)
    .with("read", (query) =>
      query
        .insertInto("card_original")
        .values(originalValues(row))
        .onConflict((on) => on.doNothing()),
    )
    .with("linked", (query) =>
      query
        .insertInto("character_file")
        .columns(["character_id", "hash", "kind"])
        .expression(
          sql`select ${row.id}::uuid, hash, kind from (values
              (${row.fileHash}::text, 'card'), (${row.pictureHash}::text, 'avatar'))
            as held (hash, kind) where hash is not null`,
        ),
    )
    .with("drafted", (query) =>
      query
        .insertInto("draft")
        .columns(["character_id", "editor_id", "base_version", "content"])
        .expression(
          sql`select ${row.id}::uuid, ${row.authorId}::uuid, 1, ${row.draft}::jsonb
            where ${row.draft}::jsonb is not null`,
        ),
    )
    .insertInto("character")
    .values(characterValues(row))
    .returning(insertedColumns),
);

/** A character with its files and its draft. */
export interface Import extends Creation {
  files: ImportedFiles;
  most: Keeper["most"];
  draft: DraftContent | null;
}

/** Everything in one round trip, and in one transaction also without one around it. */
export async function insertImport(db: Queryable, { files, most, draft, ...creation }: Import) {
  const [row] = await insertImportRows(db, {
    ...creationValues(creation),
    ...fileValues(files, { ownerId: creation.character.ownerId, most }),
    draft: draft === null ? null : JSON.stringify(draft),
  });
  if (row === undefined) throw new Error("the character was not stored");
  return row;
}
