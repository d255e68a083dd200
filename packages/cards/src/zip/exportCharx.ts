import type { Card } from "../card.ts";
import { v3Of } from "../cardVersions.ts";
import type { Written } from "../document.ts";
import { lostAssets, withMainIcon } from "../embeddedAssets.ts";
import { mainIconOf } from "../images/mainIcon.ts";
import { isPng } from "../png/chunks.ts";
import { pictureAlone } from "../png/writePng.ts";
import type { WriteOptions } from "../writeOptions.ts";
import { entryOfAsset } from "./charxIcon.ts";
import { filesOf } from "./keptFiles.ts";
import { unpackedAssets } from "./unpackedAssets.ts";
import { writeCharx } from "./writeCharx.ts";

const noFiles: ReadonlyMap<string, Uint8Array> = new Map();
const iconPath = "assets/icon/images/main.png";

/** A CHARX: the files of the original if it was one, the card, and the picture if there is one. */
export function exportCharx(card: Card, options: WriteOptions): Written<Uint8Array> {
  const { original } = options;
  const wasCharx = original?.container === "charx" || original?.container === "jpeg";
  const kept = wasCharx ? (original.files ?? filesOf(original.bytes)) : noFiles;
  const unpacked = unpackedAssets(card, original);
  const picture = pictureFor(options, wasCharx);
  const icon = mainIconOf(unpacked.card);
  const shown =
    picture === null ? unpacked.card : withMainIcon(unpacked.card, `embeded://${iconPath}`);
  const { document, losses } = v3Of(shown, options);
  const files = picture === null ? unpacked.files : unpacked.files.set(iconPath, picture);
  const without = picture === null ? null : entryOfAsset([...kept.keys()], icon);
  const lost = lostAssets(card, (asset) => {
    const index = card.assets.indexOf(asset);
    return asset !== unpacked.card.assets[index] || (picture !== null && asset === icon);
  });
  return {
    document: writeCharx(kept, { json: JSON.stringify(document, null, 2), files, without }),
    losses: wasCharx ? losses : [...losses, ...lost],
  };
}

/** The picture that is given, else the one that the card was in; a CHARX has its own. */
function pictureFor({ image, original }: WriteOptions, wasCharx: boolean): Uint8Array | null {
  if (image !== undefined && !isPng(image)) throw new TypeError("The picture must be a PNG.");
  const picture = image ?? (wasCharx ? undefined : original?.bytes);
  return picture !== undefined && isPng(picture) ? pictureAlone(picture) : null;
}
