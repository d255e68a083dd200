import { decodeBase64 } from "../bytes/base64.ts";
import { type Chunk, chunksOf, isPng } from "./chunks.ts";
import { keywordOf } from "./textChunks.ts";

/** What RisuAI names the chunks with the files of a card; older ones have no colon. */
const start = /^chara-ext-asset_:?/;

export const isAssetChunk = (chunk: Chunk): boolean => start.test(keywordOf(chunk) ?? "");

/** The files that stand in chunks of a PNG, by what follows `__asset:` in the URIs of the card. */
export function filesInChunks(bytes: Uint8Array): Map<string, Uint8Array> {
  if (!isPng(bytes)) return new Map();
  const texts = chunksOf(bytes).list.filter(({ type }) => type === "tEXt");
  return new Map(
    texts.flatMap(({ data }) => {
      const end = data.subarray(0, 80).indexOf(0);
      const keyword = String.fromCharCode(...data.subarray(0, Math.max(end, 0)));
      const decoded = start.test(keyword) ? decodeBase64(data.subarray(end + 1)) : null;
      return decoded === null ? [] : [[keyword.replace(start, ""), decoded.bytes] as const];
    }),
  );
}
