import { limits } from "@personaforge/contract/limits";

/** What the address of the gallery asks for; empty where it does not. */
export type GallerySearch = { q: string; tag: string };

export function gallerySearchOf(params: { get: (name: string) => string | null }): GallerySearch {
  return { q: params.get("q") ?? "", tag: params.get("tag") ?? "" };
}

type PageParams = Record<string, string | string[] | undefined>;

/** The same of what Next gives a page; of a name that stands there twice, the first. */
export function searchOfPage(params: PageParams): GallerySearch {
  return gallerySearchOf({ get: (name) => [params[name]].flat()[0] ?? null });
}

/** `/explore?q=tea`: what is empty leaves the address. */
export function galleryPath(path: string, search: GallerySearch): string {
  const params = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ""));
  return params.size === 0 ? path : `${path}?${params}`;
}

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

/** The one way to ask for the gallery, so that server and browser name it alike. */
export function galleryInput({ q, tag }: GallerySearch) {
  const query = q.trim();
  return { limit: 24, ...(query !== "" && { q: query }), ...(tag !== "" && { tag }) };
}
