import { decodeBase64, encodeBase64 } from "../bytes/base64.ts";
import { joined } from "../bytes/joined.ts";
import { isAssetChunk } from "./assetChunks.ts";
import { type Chunk, chunksOf, pngSignature } from "./chunks.ts";
import { chunkOf } from "./writePng.ts";

const utf8 = new TextEncoder();

/** Null for a file that goes. */
type Change = (file: Uint8Array) => Uint8Array | null;

/** The PNG with other bytes in the files that RisuAI puts beside its card; what is no file goes. */
export function withChangedAssets(png: Uint8Array, change: Change): Uint8Array {
  const chunks = chunksOf(png).list.map((chunk) =>
    isAssetChunk(chunk) ? changed(chunk, change) : png.subarray(chunk.start, chunk.end),
  );
  return joined([pngSignature, ...chunks]);
}

function changed({ type, data }: Chunk, change: Change): Uint8Array {
  const start = data.indexOf(0) + 1;
  const decoded = type === "tEXt" ? decodeBase64(data.subarray(start)) : null;
  const file = decoded === null ? null : change(decoded.bytes);
  if (file === null) return new Uint8Array(0);
  const text = utf8.encode(encodeBase64(file));
  return chunkOf(type, joined([data.subarray(0, start), text]));
}
