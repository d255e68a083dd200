import type { Warn } from "../document.ts";
import { CardError } from "../problem.ts";
import { decodeBase64 } from "../bytes/base64.ts";
import { decodeText, trimEnd } from "./decodeText.ts";
import { parseJson } from "./parseJson.ts";

/** What a card begins with that RisuAI encrypted; the rest is its cipher. */
const encryptedMark = "rcc||";

/**
 * The JSON in a text chunk or an EXIF comment: base64 of it as it should be, or the JSON itself, or
 * its bytes as decimal numbers.
 */
export function parseCardText(payload: Uint8Array, warn: Warn): unknown {
  const bytes = trimEnd(payload);
  refuseEncrypted(bytes);
  if (looksLikeJson(bytes)) {
    warn("not_base64", "", "The JSON of the card was not encoded as base64.");
    return parseJson(decodeText(bytes, warn), warn);
  }
  const json = numbersOf(bytes) ?? fromBase64(bytes, warn);
  refuseEncrypted(json);
  return parseJson(decodeText(trimEnd(json), warn), warn);
}

/**
 * The JSON in the comment of a picture, encoded or not; undefined for what people and cameras write
 * there.
 */
export function parseComment(payload: Uint8Array, warn: Warn): unknown {
  const bytes = trimEnd(payload);
  refuseEncrypted(bytes);
  if (looksLikeObject(bytes)) return parseJson(decodeText(bytes, warn), warn);
  const hidden = numbersOf(bytes) ?? decodeBase64(bytes)?.bytes;
  return hidden !== undefined && looksLikeObject(hidden) ? parseCardText(bytes, warn) : undefined;
}

function fromBase64(bytes: Uint8Array, warn: Warn): Uint8Array {
  const decoded = decodeBase64(bytes);
  if (decoded === null) {
    throw new CardError("unreadable", "The text of the card is neither base64 nor JSON.");
  }
  if (decoded.repaired) {
    const message = "The base64 of the card has line breaks, odd letters or no padding.";
    warn("base64_repaired", "", message);
  }
  if (looksLikeJson(decoded.bytes)) return decoded.bytes;
  const inner = decodeBase64(decoded.bytes);
  if (inner === null || !looksLikeJson(inner.bytes)) return decoded.bytes;
  warn("double_encoded", "", "The JSON of the card was encoded as base64 twice.");
  return inner.bytes;
}

/** `123,34,…`, as TavernAI wrote it into pictures. */
function numbersOf(bytes: Uint8Array): Uint8Array | null {
  const beginning = asciiOf(bytes.subarray(0, 64));
  if (!/^\s*\d{1,3}\s*,\s*\d{1,3}\s*,/.test(beginning)) return null;
  const numbers = new Uint8Array(bytes.length / 2 + 1);
  let length = 0;
  let number = 0;
  for (const byte of bytes) {
    if (byte === comma) {
      numbers[length++] = number;
      number = 0;
    } else if (byte >= zero && byte <= nine) number = number * 10 + byte - zero;
    if (number > 255) return null;
  }
  numbers[length++] = number;
  return numbers.subarray(0, length);
}

const comma = ",".charCodeAt(0);
const zero = "0".charCodeAt(0);
const nine = "9".charCodeAt(0);

const ascii = new TextDecoder("windows-1252");
const asciiOf = (bytes: Uint8Array) => ascii.decode(bytes);

function refuseEncrypted(bytes: Uint8Array): void {
  if (!asciiOf(bytes.subarray(0, 64)).trimStart().startsWith(encryptedMark)) return;
  const message = "The card was encrypted by RisuAI. Only the program that made it can read it.";
  throw new CardError("encrypted", message);
}

/** Whether the first byte that is no space, after a byte order mark, opens an object, list or text. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const beginning = asciiOf(bytes.subarray(0, 4096)).replace(/^(?:ï»¿|ÿþ|þÿ)/u, "");
  return /^[\s\0]*[[{"]/.test(beginning);
}

function looksLikeObject(bytes: Uint8Array): boolean {
  return /^\s*\{\s*"/.test(asciiOf(bytes.subarray(0, 64)));
}
