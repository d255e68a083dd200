import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import type { Card } from "../card.ts";
import type { JsonObject, Written } from "../document.ts";
import { withoutFields } from "../json.ts";
import { notesWithDecoy } from "../png/decoy.ts";
import type { Loss } from "../problem.ts";
import { fieldsOfV3 } from "./cardFields.ts";
import { withoutDecorators } from "./decorators.ts";
import { locate } from "./envelope.ts";
import { patchV2 } from "./v2.ts";
import { type CardSource, envelopeOf, hasContent, inEnvelope, requiredFields } from "./written.ts";
import { entryOfV2, writtenBook } from "./writtenBook.ts";

interface V2Options {
  original?: CardSource | undefined;
  /** Whether the creator's notes say that this is the copy of a V3 card. */
  note?: boolean;
}

/**
 * A card as V2. An original of V2 differs in what was edited only; one of V3 hands on its unknown
 * fields. The losses name every field with something in it for which V2 has no place.
 */
export function toV2(card: Card, { original, note = false }: V2Options = {}): Written<JsonObject> {
  const noted = note ? { ...card, creator_notes: notesWithDecoy(card.creator_notes) } : card;
  const old = original === undefined ? null : envelopeOf(original);
  const dropped = fieldsOfV3.filter((name) => hasContent(card, name));
  if (original?.format === "v2" && old !== null) {
    const { data } = locate(old);
    const lost = dropped.filter((name) => !Object.hasOwn(data, name));
    return {
      document: patchV2(old, { before: original.card, after: noted }),
      losses: lost.map(lossOf),
    };
  }
  const losses = dropped.map(lossOf);
  const book = card.character_book === null ? null : bookOf(card.character_book, losses);
  const fields = { ...requiredFields(noted), ...(book === null ? {} : { character_book: book }) };
  return { document: inEnvelope(2, fields, old), losses };
}

const names: Record<(typeof fieldsOfV3)[number], string> = {
  group_only_greetings: "greetings for groups",
  nickname: "nickname",
  assets: "pictures and other files",
  source: "sources",
  creation_date: "date of creation",
  modification_date: "date of modification",
  creator_notes_multilingual: "creator's notes in several languages",
};

function lossOf(path: (typeof fieldsOfV3)[number]): Loss {
  return { code: "dropped", path, message: `V2 has no place for this: ${names[path]}.` };
}

function bookOf(book: Lorebook, losses: Loss[]): JsonObject {
  let decorated = 0;
  let renamed = 0;
  const written = writtenBook(book, (entry) => {
    const content =
      book.profile === "sillytavern" ? entry.content : withoutDecorators(entry.content);
    if (content !== entry.content) decorated++;
    const numbered = withNumber(entry);
    if (numbered["id"] !== entry.id) renamed++;
    return { ...numbered, content };
  });
  const lose = (path: string, message: string) => losses.push({ code: "changed", path, message });
  if (decorated > 0) {
    const message = `Lines with decorators (@@) are taken out of entries of the lorebook: ${decorated}.`;
    lose("character_book.entries.content", message);
  }
  if (renamed > 0) {
    const message = `Entries of the lorebook whose id is no number lose it in V2: ${renamed}.`;
    lose("character_book.entries.id", message);
  }
  return written;
}

const id: ReadonlySet<string> = new Set(["id"]);

/** V2 knows numbers as ids only. */
function withNumber(entry: LoreEntry): JsonObject {
  const fields = entryOfV2(entry);
  return typeof entry.id === "string" ? withoutFields(fields, id) : fields;
}
