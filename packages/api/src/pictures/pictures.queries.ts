import type { Picture } from "@personaforge/contract/picture";
import type { PictureSize } from "@personaforge/contract/pictureUrl";
import type { Queryable, Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { asBuffer } from "../files/asBuffer.ts";

/** The file of a picture is stored before it. */
export async function storePicture(tx: Tx, picture: Picture): Promise<void> {
  await tx
    .insertInto("picture")
    .values(picture)
    .onConflict((on) => on.doNothing())
    .execute();
}

const findWhole = prepared((db, { hash }: { hash: string }) =>
  db
    .selectFrom("picture as p")
    .innerJoin("file as f", "f.hash", "p.hash")
    .select(["p.width", "p.height", "f.bytes"])
    .where("p.hash", "=", hash),
);

/** A picture as large as there is. Of the files, only pictures that were made here are found. */
export async function findPicture(db: Queryable, hash: string) {
  const [row] = await findWhole(db, { hash });
  return row;
}

const findOfSize = prepared((db, wanted: { hash: string; size: number }) =>
  db
    .selectFrom("picture_size")
    .select("bytes")
    .where("hash", "=", wanted.hash)
    .where("size", "=", wanted.size),
);

export async function findSquare(
  db: Queryable,
  hash: string,
  size: PictureSize,
): Promise<Buffer | undefined> {
  const [row] = await findOfSize(db, { hash, size });
  return row?.bytes;
}

export async function storeSquare(
  db: Queryable,
  square: { hash: string; size: PictureSize; bytes: Uint8Array },
): Promise<void> {
  await db
    .insertInto("picture_size")
    .values({ ...square, bytes: asBuffer(square.bytes) })
    .onConflict((on) => on.doNothing())
    .execute();
}
