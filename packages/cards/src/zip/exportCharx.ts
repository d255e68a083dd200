import type { Asset, Card } from "../card.ts";
import { v3Of } from "../cardVersions.ts";
import type { Written } from "../document.ts";
import { lostAssets, withMainIcon } from "../embeddedAssets.ts";
import { mainIconOf } from "../images/mainIcon.ts";
import { isPng } from "../png/chunks.ts";
import { pictureAlone } from "../png/writePng.ts";
import type { Loss } from "../problem.ts";
import type { Original, WriteOptions } from "../writeOptions.ts";
import { entryFinder, entryOfAsset } from "./charxIcon.ts";
import { filesOf } from "./keptFiles.ts";
import { holdsCharx, lostFiles } from "./lostFiles.ts";
import { namesIn } from "./openPackage.ts";
import { unpackedAssets } from "./unpackedAssets.ts";
import { writeCharx } from "./writeCharx.ts";

const noFiles: ReadonlyMap<string, Uint8Array> = new Map();
const iconPath = "assets/icon/images/main.png";

/** A CHARX: the files of the original if it was one, the card, and the picture if there is one. */
export function exportCharx(card: Card, options: WriteOptions): Written<Uint8Array> {
  const { original } = options;
  const wasCharx = original !== undefined && holdsCharx(original.container);
  const kept = wasCharx ? (original.files ?? filesOf(original.bytes)) : noFiles;
  const unpacked = unpackedAssets(card, original);
  const picture = pictureFor(options, wasCharx);
  const icon = mainIconOf(unpacked.card);
  const shown =
    picture === null ? unpacked.card : withMainIcon(unpacked.card, `embeded://${iconPath}`);
  const { document, losses } = v3Of(shown, options);
  const files = picture === null ? unpacked.files : unpacked.files.set(iconPath, picture);
  const without = picture === null ? null : entryOfAsset([...kept.keys()], icon);
  const isNew = (asset: Asset) => picture !== null && asset === icon;
  const stays = new Set(unpacked.card.assets);
  const lost = wasCharx
    ? lostOf(card, original, isNew)
    : lostAssets(card, (asset) => {
        return isNew(asset) || !stays.has(asset);
      });
  return {
    document: writeCharx(kept, { json: JSON.stringify(document, null, 2), files, without }),
    losses: [...losses, ...lost],
  };
}

/** What is lost of a CHARX of which only some files are taken over. */
function lostOf(card: Card, original: Original, isNew: (asset: Asset) => boolean): Loss[] {
  const { files, bytes } = original;
  if (files === undefined) return [];
  const entryOf = entryFinder(namesIn(bytes));
  const isCarried = (asset: Asset) => {
    const name = entryOf(asset);
    return name === null || files.has(name) || isNew(asset);
  };
  return [...lostAssets(card, isCarried), ...lostFiles(card, original, (name) => files.has(name))];
}

/** The picture that is given, else the one that the card was in; a CHARX has its own. */
function pictureFor({ image, original }: WriteOptions, wasCharx: boolean): Uint8Array | null {
  if (image !== undefined && !isPng(image)) throw new TypeError("The picture must be a PNG.");
  const picture = image ?? (wasCharx ? undefined : original?.bytes);
  return picture !== undefined && isPng(picture) ? pictureAlone(picture) : null;
}
