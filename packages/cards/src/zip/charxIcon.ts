import type { Asset } from "../card.ts";
import { embeddedPathOf, pictureInUri, pictureOf } from "../images/mainIcon.ts";
import type { CardImage } from "../readResult.ts";
import type { Package } from "./openPackage.ts";

/** The name in the package of the file that an asset points to; null when there is none. */
export function entryOfAsset(names: readonly string[], asset: Asset | null): string | null {
  return asset === null ? null : entryFinder(names)(asset);
}

/** As `entryOfAsset`, for many assets of a package. */
export function entryFinder(names: readonly string[]): (asset: Asset) => string | null {
  const exact = new Set(names);
  const inLower = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));
  return ({ uri, ext }) => {
    const path = embeddedPathOf(uri);
    if (path === null) return null;
    // Some programs leave the extension to `ext`, and some change the case.
    const wanted = [path, `${path}.${ext}`];
    const found = wanted.find((name) => exact.has(name));
    const lower = wanted.map((name) => inLower.get(name.toLowerCase()));
    return found ?? lower.find((name) => name !== undefined) ?? null;
  };
}

/** The picture of a CHARX: what its main icon points to, else a picture in the folder of icons. */
export function iconOf(files: Package, asset: Asset | null): CardImage | null {
  const inUri = asset === null ? null : pictureInUri(asset.uri);
  const entry = entryOfAsset(files.names, asset);
  const named = inUri ?? (entry === null ? null : pictureOf(files.read(entry)));
  return named ?? firstPicture(files, (name) => /^assets\/icons?\//i.test(name));
}

/** The first file in a place whose bytes are a picture. */
export function firstPicture(files: Package, isPlace: (name: string) => boolean): CardImage | null {
  for (const name of files.names.filter(isPlace).slice(0, 20)) {
    const picture = pictureOf(files.read(name));
    if (picture !== null) return picture;
  }
  return null;
}
