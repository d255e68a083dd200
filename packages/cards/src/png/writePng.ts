import { silent } from "../document.ts";
import { userCommentOf } from "../exif/userComment.ts";
import { CardError } from "../problem.ts";
import { encodeBase64 } from "../bytes/base64.ts";
import { parseComment } from "../text/cardText.ts";
import { joined } from "../bytes/joined.ts";
import { type Chunk, chunksOf, pngSignature } from "./chunks.ts";
import { crc32 } from "../bytes/crc32.ts";
import { isAssetChunk } from "./assetChunks.ts";
import { type CardKeyword, cardKeywords, keywordOf } from "./textChunks.ts";

const utf8 = new TextEncoder();

/** Some programs read the first text of a picture, whatever its keyword is, and know no V3. */
const order: readonly CardKeyword[] = ["chara", "ccv3"];

/**
 * The picture with the JSON of a card before its end. Cards that were in it go, in whatever kind of
 * chunk; every other chunk stays byte for byte. What stood behind the end goes too.
 */
export function writePng(
  picture: Uint8Array,
  cards: Partial<Record<CardKeyword, string>>,
): Uint8Array {
  const kept = chunksOf(picture).list.filter((chunk) => chunk.type !== "IEND" && !isCard(chunk));
  return assembled(picture, kept, cards);
}

/** The picture without cards, and without the files that RisuAI puts beside them. */
export function pictureAlone(picture: Uint8Array): Uint8Array {
  const kept = chunksOf(picture).list.filter(
    (chunk) => chunk.type !== "IEND" && !isCard(chunk) && !isAssetChunk(chunk),
  );
  return assembled(picture, kept, {});
}

function assembled(
  picture: Uint8Array,
  kept: readonly Chunk[],
  cards: Partial<Record<CardKeyword, string>>,
): Uint8Array {
  const texts = order.flatMap((keyword) => {
    const json = cards[keyword];
    return json === undefined ? [] : [textChunk(keyword, json)];
  });
  const chunks = kept.map(({ start, end }) => picture.subarray(start, end));
  return joined([pngSignature, ...chunks, ...texts, chunkOf("IEND", new Uint8Array(0))]);
}

function isCard(chunk: Chunk): boolean {
  const keyword = keywordOf(chunk);
  if (cardKeywords.some((known) => known === keyword)) return true;
  const comment = chunk.type === "eXIf" ? userCommentOf(chunk.data) : null;
  if (comment === null) return false;
  try {
    return parseComment(comment, silent) !== undefined;
  } catch (error) {
    if (error instanceof CardError) return false;
    throw error;
  }
}

function textChunk(keyword: CardKeyword, json: string): Uint8Array {
  return chunkOf("tEXt", utf8.encode(`${keyword}\0${encodeBase64(utf8.encode(json))}`));
}

export function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(data.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(utf8.encode(type), 4);
  chunk.set(data, 8);
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)));
  return chunk;
}
