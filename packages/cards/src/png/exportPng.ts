import type { Asset, Card } from "../card.ts";
import { toV2 } from "../cardJson/writeV2.ts";
import { patched, v3Of } from "../cardVersions.ts";
import type { Written } from "../document.ts";
import { lostAssets, withMainIcon } from "../embeddedAssets.ts";
import { embeddedPathOf, mainIconOf } from "../images/mainIcon.ts";
import type { WriteOptions } from "../writeOptions.ts";
import { chunkNameOf, namesInChunks, withFilesOf } from "./assetChunks.ts";
import { isPng } from "./chunks.ts";
import { plainPng } from "./plainPng.ts";
import { writePng } from "./writePng.ts";

/** A PNG with the card as V3 in `ccv3`, and as V2 in `chara` for programs that know no more. */
export function exportPng(card: Card, options: WriteOptions): Written<Uint8Array> {
  const wasPng = options.original?.container === "png" || options.original?.container === "apng";
  const shown = wasPng ? card : withPictureAsIcon(card);
  const v3 = v3Of(shown, options);
  const cards = {
    ccv3: JSON.stringify(v3.document),
    chara: JSON.stringify(backfill(shown, options)),
  };
  const picture = pictureOf(options);
  const isCarried = wasPng ? carriedBy(picture) : (asset: Asset) => asset === mainIconOf(card);
  const losses = [...v3.losses, ...lostAssets(card, isCarried)];
  return { document: writePng(picture, cards), losses };
}

/** What points into a package was no more in the original. */
function carriedBy(picture: Uint8Array): (asset: Asset) => boolean {
  const names = namesInChunks(picture);
  return ({ uri }) => {
    const name = chunkNameOf(uri);
    return name === null || names.has(name);
  };
}

/** An original in V1 or V2 stays what it was; a copy made here says that it is one. */
function backfill(card: Card, options: WriteOptions): unknown {
  const { original } = options;
  if (original?.format === "v1" || original?.format === "v2") return patched(card, original);
  return toV2(card, { original, note: true }).document;
}

/** In a PNG the picture itself is the icon, which V3 writes as `ccdefault:`. */
function withPictureAsIcon(card: Card): Card {
  const icon = mainIconOf(card);
  return icon !== null && embeddedPathOf(icon.uri) !== null
    ? withMainIcon(card, "ccdefault:")
    : card;
}

function pictureOf({ image, original }: WriteOptions): Uint8Array {
  if (image !== undefined && !isPng(image)) throw new TypeError("The picture must be a PNG.");
  const old = original !== undefined && isPng(original.bytes) ? original.bytes : null;
  if (image === undefined) return old ?? plainPng();
  return old === null ? image : withFilesOf(old, image);
}
