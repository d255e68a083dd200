import type { PictureSize } from "@personaforge/contract/pictureUrl";
import type { Database } from "@personaforge/db/database";
import { LRUCache } from "lru-cache";
import type { Services } from "../context.ts";
import { makeSquare } from "./makePicture.ts";
import * as queries from "./pictures.queries.ts";

export interface WantedPicture {
  hash: string;
  /** Undefined for the whole picture. */
  size: PictureSize | undefined;
}

/** Bytes: about 1,500 pictures as the lists show them. */
const cacheSize = 16_777_216;

// By hash and size, which name the same bytes in every database.
const cache = new LRUCache<string, Buffer, { db: Database; wanted: WantedPicture }>({
  maxSize: cacheSize,
  sizeCalculation: (bytes) => bytes.length + 100,
  fetchMethod: async (_key, _old, { context: { db, wanted } }) =>
    (await findOrMake(db, wanted)) ?? undefined,
});

/** The WebP of a picture; null when there is none of this hash. Each is asked for once at a time. */
export async function readPicture(
  { db }: Pick<Services, "db">,
  wanted: WantedPicture,
): Promise<Buffer | null> {
  const key = `${wanted.hash}-${wanted.size ?? "whole"}`;
  return (await cache.fetch(key, { context: { db, wanted } })) ?? null;
}

async function findOrMake(db: Database, { hash, size }: WantedPicture): Promise<Buffer | null> {
  const stored = size === undefined ? undefined : await queries.findSquare(db, hash, size);
  if (stored !== undefined) return stored;
  const whole = await queries.findPicture(db, hash);
  if (whole === undefined) return null;
  const { width, height, bytes } = whole;
  const isSquare = width === height && width <= (size ?? 0);
  if (size === undefined || isSquare) return bytes;
  const square = await makeSquare(bytes, { size, width, height });
  await queries.storeSquare(db, { hash, size, bytes: square });
  return square;
}
