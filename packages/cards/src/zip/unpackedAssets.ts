import type { Asset, Card } from "../card.ts";
import { pictureTypeOf } from "../images/pictureType.ts";
import { chunkNameOf, filesInChunks } from "../png/assetChunks.ts";
import type { Original } from "../writeOptions.ts";

interface Unpacked {
  card: Card;
  files: Map<string, Uint8Array>;
}

/** A card whose files stood in chunks of its PNG, and those files with the paths of a CHARX. */
export function unpackedAssets(card: Card, original: Original | undefined): Unpacked {
  const chunks = filesInChunks(original?.bytes ?? new Uint8Array(0));
  const files = new Map<string, Uint8Array>();
  const assets = card.assets.map((asset, index) => {
    const bytes = chunks.get(chunkNameOf(asset.uri) ?? "");
    if (bytes === undefined) return asset;
    const path = pathOf(asset, index, bytes);
    files.set(path, bytes);
    return { ...asset, uri: `embeded://${path}` };
  });
  return { card: files.size === 0 ? card : { ...card, assets }, files };
}

function pathOf({ type, ext }: Asset, index: number, bytes: Uint8Array): string {
  const plain = (text: string, other: string) => (/^\w{1,20}$/.test(text) ? text : other);
  const kind = pictureTypeOf(bytes) === null ? "other" : "images";
  return `assets/${plain(type, "other")}/${kind}/${index}.${plain(ext, "bin")}`;
}
