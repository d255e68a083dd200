import { createLoader, parseAsString } from "nuqs/server";

/** What the address of the library holds. Cleared values leave the address. */
export const libraryParams = {
  q: parseAsString.withDefault(""),
  tag: parseAsString.withDefault(""),
};

export const loadLibraryParams = createLoader(libraryParams);

/** The one way to ask for the list, so that server and browser name it with the same key. */
export function libraryInput({ q, tag }: { q: string; tag: string }) {
  const query = q.trim();
  return { limit: 40, ...(query !== "" && { q: query }), ...(tag !== "" && { tag }) };
}
