import type * as FoundParts from "./FoundParts.tsx";

type Parts = typeof FoundParts;

let loaded: Parts | undefined;

/** What shows characters that the browser read; a page as the server rendered it does without. */
export async function loadParts(): Promise<Parts> {
  loaded ??= await import("./FoundParts.tsx");
  return loaded;
}

/** The same for a render: there once something was read. Not by `lazy`, which would blink first. */
export const partsNow = (): Parts | undefined => loaded;
