import { limits } from "@personaforge/contract/limits";
import { createLoader, createSerializer, parseAsString } from "nuqs/server";

/** What the address of the gallery holds. Cleared values leave the address. */
export const galleryParams = {
  q: parseAsString.withDefault(""),
  tag: parseAsString.withDefault(""),
};

export type GallerySearch = { q: string; tag: string };

export const loadGalleryParams = createLoader(galleryParams);
export const galleryPath = createSerializer(galleryParams);

/** The page of one tag, which other sites can link to. */
export const tagPath = (tag: string) => `/tags/${encodeURIComponent(tag)}`;

/** The tag that a path of `/tags/…` names; null when there can be none by that name. */
export function tagOfPath(segment: string): string | null {
  try {
    const tag = decodeURIComponent(segment);
    return tag.length <= limits.tag * 2 && tag.isWellFormed() ? tag : null;
  } catch {
    return null;
  }
}

/** The one way to ask for the gallery, so that server and browser name it with the same key. */
export function galleryInput({ q, tag }: GallerySearch) {
  const query = q.trim();
  return { limit: 24, ...(query !== "" && { q: query }), ...(tag !== "" && { tag }) };
}
