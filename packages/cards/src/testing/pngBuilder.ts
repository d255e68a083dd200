import { deflateSync } from "node:zlib";
import { pngSignature } from "../png/chunks.ts";
import { plainPng } from "../png/plainPng.ts";
import { chunkOf } from "../png/writePng.ts";
import { joined } from "../bytes/joined.ts";

const utf8 = new TextEncoder();

/** The text of a card chunk as it should be. */
export const base64Of = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64");

const bytesOf = (text: string | Uint8Array) =>
  typeof text === "string" ? utf8.encode(text) : text;

export const tEXt = (keyword: string, text: string | Uint8Array) =>
  chunkOf("tEXt", joined([utf8.encode(`${keyword}\0`), bytesOf(text)]));

export const zTXt = (keyword: string, text: string | Uint8Array) =>
  chunkOf("zTXt", joined([utf8.encode(`${keyword}\0\0`), deflateSync(bytesOf(text))]));

export const iTXt = (keyword: string, text: string | Uint8Array, isCompressed = false) => {
  const head = utf8.encode(`${keyword}\0${isCompressed ? "\u0001" : "\0"}\0en\0words\0`);
  const content = bytesOf(text);
  return chunkOf("iTXt", joined([head, isCompressed ? deflateSync(content) : content]));
};

/** The four chunks of a small picture: IHDR, PLTE, IDAT and IEND. */
function pictureParts(): Uint8Array[] {
  const bytes = plainPng();
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const parts: Uint8Array[] = [];
  for (let at = pngSignature.length; at < bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    parts.push(bytes.subarray(at, end));
    at = end;
  }
  return parts;
}

export interface PngParts {
  beforeIdat?: Uint8Array[];
  afterIdat?: Uint8Array[];
  afterEnd?: Uint8Array[];
}

/** A small picture with these chunks in it. */
export function pngWith({ beforeIdat = [], afterIdat = [], afterEnd = [] }: PngParts): Uint8Array {
  const parts = pictureParts();
  const [end = new Uint8Array(0)] = parts.splice(-1);
  const [pixels = new Uint8Array(0)] = parts.splice(-1);
  return joined([pngSignature, ...parts, ...beforeIdat, pixels, ...afterIdat, end, ...afterEnd]);
}
