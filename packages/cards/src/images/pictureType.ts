import { latin1 } from "../bytes/latin1.ts";
import type { CardImage } from "../readResult.ts";
import { isPng } from "../png/chunks.ts";

/** What a picture is by its first bytes; null for what is none, or none that is shown. */
export function pictureTypeOf(bytes: Uint8Array): CardImage["type"] | null {
  const text = latin1(bytes, 0, 12);
  if (isPng(bytes)) return "png";
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("RIFF") && text.slice(8) === "WEBP") return "webp";
  if (/^GIF8[79]a/.test(text)) return "gif";
  return /^ftypavi[fs]$/.test(text.slice(4)) ? "avif" : null;
}
