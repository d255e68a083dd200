import type { Warn } from "../document.ts";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
const latin1 = new TextDecoder("windows-1252");
const littleEndian = new TextDecoder("utf-16le", { ignoreBOM: true });
const bigEndian = new TextDecoder("utf-16be", { ignoreBOM: true });

/** What stands where a byte could not be read. */
const replacement = 0xfffd;

/** Bytes as text: UTF-8, else the old one-byte encoding. Only a byte order mark is taken off. */
export function decodeText(bytes: Uint8Array, warn: Warn): string {
  const text = decoded(bytes, warn);
  if (!text.startsWith("\uFEFF")) return text;
  warn("bom", "", "The text began with a byte order mark, which was left out.");
  return text.slice(1);
}

function decoded(bytes: Uint8Array, warn: Warn): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return littleEndian.decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return bigEndian.decode(bytes);
  try {
    return strict.decode(bytes);
  } catch {
    return damaged(bytes, warn);
  }
}

/** One byte lost in a text in Japanese is no reason to read all of it as Latin letters. */
function damaged(bytes: Uint8Array, warn: Warn): string {
  const text = lenient.decode(bytes);
  let lost = 0;
  let whole = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === replacement) lost++;
    else if (unit > 127) whole++;
  }
  if (whole > lost) {
    const message = `${lost} characters are not UTF-8 and could not be read; each became \uFFFD.`;
    warn("bad_utf8", "", message);
    return text;
  }
  warn("latin1", "", "The text is not UTF-8. It was read as Windows-1252 (Latin 1).");
  return latin1.decode(bytes);
}

/** Whether these bytes are no text in any encoding that is read here. */
export function isBinary(bytes: Uint8Array): boolean {
  if (isWide(bytes)) return false;
  const beginning = bytes.subarray(0, 65_536);
  const isControl = (byte: number) =>
    byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27;
  return trimEnd(beginning).some(isControl);
}

/** Begins as UTF-16 does, where half of the bytes are zero. */
function isWide([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Without the zero bytes that some programs end a text with. */
export function trimEnd(bytes: Uint8Array): Uint8Array {
  if (isWide(bytes)) return bytes;
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
}
