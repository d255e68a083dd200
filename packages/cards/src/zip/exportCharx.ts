import type { Card } from "../card.ts";
import { v3Of } from "../cardVersions.ts";
import type { Written } from "../document.ts";
import { lostAssets, withMainIcon } from "../embeddedAssets.ts";
import { mainIconOf } from "../images/mainIcon.ts";
import { isPng } from "../png/chunks.ts";
import { writePng } from "../png/writePng.ts";
import type { WriteOptions } from "../writeOptions.ts";
import { entryOfAsset } from "./charxIcon.ts";
import { filesOf } from "./keptFiles.ts";
import { writeCharx } from "./writeCharx.ts";

const iconPath = "assets/icon/images/main.png";

/** A CHARX: the files of the original if it was one, the card, and the picture if one is given. */
export function exportCharx(card: Card, options: WriteOptions): Written<Uint8Array> {
  const { original } = options;
  const wasCharx = original?.container === "charx" || original?.container === "jpeg";
  const kept = wasCharx ? original.bytes : null;
  const picture = newPictureOf(options);
  const shown = picture === null ? card : withMainIcon(card, `embeded://${iconPath}`);
  const { document, losses } = v3Of(shown, options);
  const json = JSON.stringify(document, null, 2);
  const files = new Map(picture === null ? [] : [[iconPath, picture]]);
  const without = picture === null || kept === null ? null : replacedIcon(card, kept);
  return {
    document: writeCharx(kept, { json, files, without }),
    losses: wasCharx ? losses : [...losses, ...lostAssets(card, picture !== null)],
  };
}

function replacedIcon(card: Card, kept: Uint8Array): string | null {
  return entryOfAsset([...filesOf(kept).keys()], mainIconOf(card));
}

/** The picture that is given, else the one that the card was in; without cards inside it. */
function newPictureOf({ image, original }: WriteOptions): Uint8Array | null {
  if (image !== undefined && !isPng(image)) throw new TypeError("The picture must be a PNG.");
  const picture = image ?? original?.bytes;
  return picture !== undefined && isPng(picture) ? writePng(picture, {}) : null;
}
