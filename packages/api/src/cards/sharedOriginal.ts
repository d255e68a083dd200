import type { Card } from "@personaforge/cards/card";
import type { WriteFormat } from "@personaforge/cards/format";
import { pictureTypeOf } from "@personaforge/cards/images/pictureType";
import { withoutNotes } from "@personaforge/cards/media/withoutNotes";
import { withChangedAssets } from "@personaforge/cards/png/changedAssets";
import type { Original } from "@personaforge/cards/writeOptions";
import { entryFinder } from "@personaforge/cards/zip/charxIcon";
import { filesOf } from "@personaforge/cards/zip/keptFiles";
import { sharedPng } from "../pictures/barePng.ts";
import { sharedJpeg } from "./sharedJpeg.ts";
import { sharedWebp } from "./sharedWebp.ts";

interface Wanted {
  card: Card;
  format: WriteFormat;
}

/**
 * The original for whoever did not bring its file: of a package only what the card names, and no
 * picture with what cameras and programs noted beside its pixels, such as where it was taken.
 */
export function sharedOriginal(original: Original, { card, format }: Wanted): Original {
  const { container, bytes } = original;
  switch (container) {
    case "png":
    case "apng":
      return { ...original, bytes: withChangedAssets(sharedPng(bytes), sharedFile) };
    case "charx":
    case "jpeg":
      // No other format takes over files, and they are slow to inflate.
      return format === "charx" ? { ...original, files: namedFiles(bytes, card) } : original;
    default:
      return original;
  }
}

function namedFiles(bytes: Uint8Array, { assets }: Card): Map<string, Uint8Array> {
  const files = filesOf(bytes);
  const entryOf = entryFinder([...files.keys()]);
  const named = new Set(assets.map(entryOf));
  const shared = new Map<string, Uint8Array>();
  for (const [name, content] of files) {
    const file = named.has(name) ? sharedFile(content) : null;
    if (file !== null) shared.set(name, file);
  }
  return shared;
}

/** Null of what nobody can tell to be without notes. */
function sharedFile(bytes: Uint8Array): Uint8Array | null {
  switch (pictureTypeOf(bytes)) {
    case "png":
      return sharedPng(bytes);
    case "jpeg":
      return sharedJpeg(bytes);
    case "webp":
      return sharedWebp(bytes);
    default:
      return withoutNotes(bytes);
  }
}
