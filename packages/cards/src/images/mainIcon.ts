import type { Asset, Card } from "../card.ts";
import type { CardImage } from "../readResult.ts";
import { decodeBase64 } from "../bytes/base64.ts";
import { pictureTypeOf } from "./pictureType.ts";

/** The asset that is the picture of the character: the icon named `main`, else the first icon. */
export function mainIconOf(card: Card): Asset | null {
  const icons = card.assets.filter(({ type }) => type === "icon");
  return icons.find(({ name }) => name === "main") ?? icons[0] ?? null;
}

/**
 * The path in a package that a URI points to; null for one that points elsewhere. The misspelt
 * `embeded://` is what the specification says.
 */
export function embeddedPathOf(uri: string): string | null {
  const prefix = ["embeded://", "embedded://", "__asset:"].find((start) => uri.startsWith(start));
  return prefix === undefined ? null : uri.slice(prefix.length);
}

const utf8 = new TextEncoder();

/** The picture in a `data:` URI; null for every other URI, which is not fetched. */
export function pictureInUri(uri: string): CardImage | null {
  const comma = uri.indexOf(",");
  if (!/^data:[^,]{0,200};base64$/i.test(uri.slice(0, Math.max(comma, 0)))) return null;
  const decoded = decodeBase64(utf8.encode(uri.slice(comma + 1)));
  return decoded === null ? null : pictureOf(decoded.bytes);
}

/** The bytes as a picture; null when they are none. */
export function pictureOf(bytes: Uint8Array | null): CardImage | null {
  const type = bytes === null ? null : pictureTypeOf(bytes);
  return bytes === null || type === null ? null : { type, bytes };
}
