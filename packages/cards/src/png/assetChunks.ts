import { latin1 } from "../bytes/latin1.ts";
import { decodeBase64 } from "../bytes/base64.ts";
import { joined } from "../bytes/joined.ts";
import { type Chunk, chunksOf, isPng, pngSignature } from "./chunks.ts";
import { keywordOf } from "./textChunks.ts";

/** What RisuAI names the chunks with the files of a card; older ones have no colon. */
const start = /^chara-ext-asset_:?/;

const uriStart = "__asset:";

/** What follows the prefix in the URI of a file that stands in a chunk; null for other URIs. */
export const chunkNameOf = (uri: string): string | null =>
  uri.startsWith(uriStart) ? uri.slice(uriStart.length) : null;

export const isAssetChunk = (chunk: Chunk): boolean => start.test(keywordOf(chunk) ?? "");

interface NamedText {
  name: string;
  /** In base64. */
  text: Uint8Array;
}

function textsIn(bytes: Uint8Array): NamedText[] {
  if (!isPng(bytes)) return [];
  const texts = chunksOf(bytes).list.filter(({ type }) => type === "tEXt");
  return texts.flatMap(({ data }) => {
    const end = data.subarray(0, 80).indexOf(0);
    const keyword = latin1(data, 0, Math.max(end, 0));
    if (!start.test(keyword)) return [];
    return [{ name: keyword.replace(start, ""), text: data.subarray(end + 1) }];
  });
}

/** The files that stand in chunks of a PNG, by what follows `__asset:` in the URIs of the card. */
export function filesInChunks(bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(
    textsIn(bytes).flatMap(({ name, text }) => {
      const decoded = decodeBase64(text);
      return decoded === null ? [] : [[name, decoded.bytes] as const];
    }),
  );
}

/** The names of these files alone. */
export function namesInChunks(bytes: Uint8Array): ReadonlySet<string> {
  return new Set(textsIn(bytes).map(({ name }) => name));
}

/** The picture with the files that stand in the chunks of another one. */
export function withFilesOf(other: Uint8Array, picture: Uint8Array): Uint8Array {
  const files = chunksOf(other).list.filter(isAssetChunk);
  const own = chunksOf(picture).list.filter((chunk) => !isAssetChunk(chunk));
  const isEnd = ({ type }: Chunk) => type === "IEND";
  const slicesOf = (bytes: Uint8Array, chunks: readonly Chunk[]) =>
    chunks.map((chunk) => bytes.subarray(chunk.start, chunk.end));
  const pixels = own.filter((chunk) => !isEnd(chunk));
  const parts = [
    slicesOf(picture, pixels),
    slicesOf(other, files),
    slicesOf(picture, own.filter(isEnd)),
  ];
  return joined([pngSignature, ...parts.flat()]);
}
