import type { Warn } from "../document.ts";
import { readDocument } from "../documents.ts";
import { mainIconOf, pictureOf } from "../images/mainIcon.ts";
import type { Opened } from "../opened.ts";
import { CardError } from "../problem.ts";
import { readByaf } from "./byaf.ts";
import { iconOf } from "./charxIcon.ts";
import { type Package, openPackage } from "./openPackage.ts";
import { readVoxta } from "./voxta.ts";

/** Reads the card in the ZIP that these bytes hold; null when they hold none. */
export function readPackage(bytes: Uint8Array, warn: Warn): Opened | null {
  const files = openPackage(bytes, warn);
  if (files === null) return null;
  const opened = readCharx(files, warn) ?? readByaf(files, warn) ?? readVoxta(files, warn);
  if (opened === null) {
    throw new CardError("not_a_card", "The package is none of CHARX, BYAF and Voxta.");
  }
  return opened;
}

function readCharx(files: Package, warn: Warn): Opened | null {
  const value = files.readJson("card.json");
  if (value === undefined) return null;
  const document = readDocument(value, warn);
  const image = iconOf(files, mainIconOf(document.card)) ?? pictureOf(files.prefix);
  const isJpeg = pictureOf(files.prefix)?.type === "jpeg";
  return { container: isJpeg ? "jpeg" : "charx", document, image };
}
