import { type Aliases, renamed } from "../aliases.ts";
import type { Card } from "../card.ts";
import type { Edit, JsonObject } from "../document.ts";
import { fieldOf, sameJson, withoutFields } from "../json.ts";
import { patchBook } from "../lorebooks/patchBook.ts";
import { patchObject } from "../patch.ts";

const none: Aliases = new Map();
const book: ReadonlySet<string> = new Set(["character_book"]);

/** The fields of a card, under the names that they have in the document, with an edit. */
export function patchData(data: JsonObject, edit: Edit, aliases = none): JsonObject {
  const { before, after } = edit;
  const shape = (card: Card) => renamed(shapeOf(card), data, aliases);
  const patched = patchObject(data, shape(before), shape(after));
  if (sameJson(before.character_book, after.character_book)) return patched;
  if (after.character_book === null) return withoutFields(patched, book);
  const edited = patchBook(fieldOf(data, "character_book"), {
    before: before.character_book,
    after: after.character_book,
  });
  return { ...patched, character_book: edited };
}

/** All but the lorebook. What is null is absent in a document. */
function shapeOf(card: Card): JsonObject {
  const fields = Object.entries(withoutFields({ ...card }, book));
  return Object.fromEntries(fields.filter(([, value]) => value !== null));
}
