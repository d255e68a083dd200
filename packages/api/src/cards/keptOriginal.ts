import { promisify } from "node:util";
import { zstdCompress, zstdDecompressSync } from "node:zlib";
import type { Card } from "@personaforge/cards/card";
import type { ContainerKind, ReadFormat } from "@personaforge/cards/format";
import { asBuffer } from "../files/asBuffer.ts";

/** What is asked of an original before anybody unpacks it. */
export interface OriginalHead {
  format: ReadFormat;
  container: ContainerKind;
  /** The hash of the picture that was made of the file's own; null when there is none. */
  picture: string | null;
  /** Characters of the JSON that is compressed here. */
  size: number;
}

/** What the file of an imported card was read as. */
export interface KeptOriginal extends OriginalHead {
  /** The JSON as it was, without secrets. */
  raw: unknown;
  /** Before any edit. */
  card: Card;
}

const compress = promisify(zstdCompress);
const lengthBytes = 4;

/**
 * As `card_original.parsed` holds it: the length of the head, the head, and the rest compressed. The
 * picture is made later than this, see `withPicture`.
 */
export async function packOriginal({
  format,
  container,
  raw,
  card,
}: Omit<KeptOriginal, "picture" | "size">): Promise<Buffer> {
  const text = JSON.stringify({ raw, card });
  return joined({ format, container, picture: null, size: text.length }, await compress(text));
}

/** The same with the hash of the picture that was made of the file's own. */
export function withPicture(bytes: Uint8Array, picture: string | null): Buffer {
  const parsed = asBuffer(bytes);
  return joined({ ...headOfOriginal(parsed), picture }, parsed.subarray(endOfHead(parsed)));
}

function joined(head: OriginalHead, body: Buffer): Buffer {
  const headBytes = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(headBytes.length);
  return Buffer.concat([length, headBytes, body]);
}

export function headOfOriginal(bytes: Uint8Array): OriginalHead {
  const parsed = asBuffer(bytes);
  return JSON.parse(parsed.toString("utf8", lengthBytes, endOfHead(parsed))) as OriginalHead;
}

/** Blocks for as long as reading the JSON takes, so it is for threads. */
export function unpackOriginal(bytes: Uint8Array): KeptOriginal {
  const parsed = asBuffer(bytes);
  const text = zstdDecompressSync(parsed.subarray(endOfHead(parsed))).toString();
  const body = JSON.parse(text) as Pick<KeptOriginal, "raw" | "card">;
  return { ...headOfOriginal(parsed), ...body };
}

const endOfHead = (parsed: Buffer) => lengthBytes + parsed.readUInt32BE();
