import type { Edit, JsonObject } from "../document.ts";
import { isObject } from "../json.ts";
import { patchObject } from "../patch.ts";
import { at, objectOf, type Path, withAt } from "../places.ts";

/** What is left of a document without the fields that the card holds elsewhere. */
export function without(document: unknown, taken: readonly Path[]): JsonObject {
  let rest = document;
  for (const path of taken) {
    if (at(rest, path) !== undefined) rest = withAt(rest, path, undefined);
  }
  return objectOf(rest);
}

/** The extensions of a card that was read of one format; none when nothing is left to keep. */
export const extensionsOf = (name: string, rest: JsonObject): JsonObject =>
  Object.keys(rest).length === 0 ? {} : { [name]: rest };

/** The document with what differs in the extension of its format. `hidden` is not in the document. */
export function patchExtension(
  document: unknown,
  { before, after }: Edit,
  { name, hidden = [] }: { name: string; hidden?: readonly Path[] },
): unknown {
  const old = without(at(before.extensions, [name]), hidden);
  const next = without(at(after.extensions, [name]), hidden);
  return isObject(document) ? patchObject(document, old, next) : document;
}
