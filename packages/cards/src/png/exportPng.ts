import type { Card } from "../card.ts";
import { toV2 } from "../cardJson/writeV2.ts";
import { patched, v3Of } from "../cardVersions.ts";
import type { Written } from "../document.ts";
import { lostAssets, withMainIcon } from "../embeddedAssets.ts";
import { embeddedPathOf, mainIconOf } from "../images/mainIcon.ts";
import type { WriteOptions } from "../writeOptions.ts";
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
  const losses = wasPng
    ? v3.losses
    : [...v3.losses, ...lostAssets(card, (asset) => asset === mainIconOf(card))];
  return { document: writePng(pictureOf(options), cards), losses };
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
  if (image !== undefined) return image;
  return original !== undefined && isPng(original.bytes) ? original.bytes : plainPng();
}
