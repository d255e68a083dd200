import { folderAround } from "@personaforge/cards/zip/insideFolder";

/** Whether the files of a ZIP make it one card: CHARX, BYAF or a Voxta package, also in a folder. */
export function isPackage(all: readonly string[]): boolean {
  const { length } = folderAround(all);
  const names = all.map((name) => name.slice(length));
  return (
    names.includes("card.json") ||
    (names.includes("manifest.json") && names.some((name) => /^characters\//i.test(name))) ||
    names.some((name) => /^Characters\/[^/]+\/character\.json$/i.test(name))
  );
}

/** What systems and archivers add by themselves. */
const litter = /(^|\/)(__MACOSX\/|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Names what a person would call a file of an archive, and which of them may be cards. */
export interface Sieve {
  /** Not worth a word. */
  isLitter(name: string): boolean;
  /** Whether to look at it; the other files of a SillyTavern folder are no cards. */
  isLookedAt(name: string): boolean;
}

/** SillyTavern's users in one archive. */
const mostRoots = 20;

const beside = /^(chats|worlds|settings\.json|thumbnails|backups|User Avatars|groups)(\/|$)/i;

/**
 * In the folder of a SillyTavern user, cards are `characters/*` and lorebooks are `worlds/*.json`.
 * Chats, thumbnails, settings and backups hold no cards of their own, though some look like them. In
 * any other archive every file is looked at.
 */
export function sieveOf(names: readonly string[]): Sieve {
  const roots = new Set<string>();
  const all = new Set(names.flatMap((name) => /^(|.*\/)characters\/[^/]+$/i.exec(name)?.[1] ?? []));
  const mayBe = [...all].slice(0, mostRoots);
  for (const name of names) {
    for (const root of mayBe) {
      if (name.startsWith(root) && beside.test(name.slice(root.length))) roots.add(root);
    }
  }
  const places = [...roots];
  return {
    isLitter: (name) => litter.test(name),
    isLookedAt: (name) => {
      const root = places.find((place) => name.startsWith(place));
      if (root === undefined) return true;
      return /^(characters\/[^/]+|worlds\/[^/]+\.json)$/i.test(name.slice(root.length));
    },
  };
}
