import { galleryPath, type GallerySearch, gallerySearchOf } from "./galleryParams.ts";

/**
 * Changes what the address asks for, without asking the server for the page: `useSearchParams` sees
 * it, and the browser reads the cards. `push` lets Back undo it.
 */
export function changeAddress(change: Partial<GallerySearch>, how: "push" | "replace"): void {
  const search = { ...gallerySearchOf(new URLSearchParams(location.search)), ...change };
  const path = galleryPath(location.pathname, search);
  if (how === "push") history.pushState(null, "", path);
  else history.replaceState(null, "", path);
}
