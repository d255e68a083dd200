import type { Asset, Card } from "./card.ts";
import { embeddedPathOf, mainIconOf } from "./images/mainIcon.ts";
import type { Loss } from "./problem.ts";

/**
 * Files of a package that the card points to, and the new file does not have; `isCarried` says which
 * it has all the same.
 */
export function lostAssets(card: Card, isCarried: (asset: Asset) => boolean): Loss[] {
  return card.assets.flatMap((asset, index): Loss[] => {
    if (embeddedPathOf(asset.uri) === null || isCarried(asset)) return [];
    const message = `The file of "${asset.name}" (${asset.type}) is not in it, only its name.`;
    return [{ code: "dropped", path: `assets.${index}`, message }];
  });
}

/** The card with another place of its main picture; it gets an icon when it has none. */
export function withMainIcon(card: Card, uri: string): Card {
  const icon = mainIconOf(card);
  const main = { ...(icon ?? { type: "icon", name: "main" }), uri, ext: "png" };
  const assets =
    icon === null
      ? [main, ...card.assets]
      : card.assets.map((asset) => (asset === icon ? main : asset));
  return { ...card, assets };
}
