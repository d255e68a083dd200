import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Card } from "./card.ts";
import { documentOf, readDocument } from "./documents.ts";
import type { JsonObject } from "./document.ts";
import { isObject, sameJson } from "./json.ts";
import { sortedJson } from "./content/record.ts";
import { changeOfV2, changeOfV3 } from "./testing/cardEdits.ts";
import { oddMixed, oddV1, oddV2, oddV3 } from "./testing/oddDocuments.ts";

const silent = () => undefined;

/** Reads a JSON text, lets the change be made, and writes the text of the same format. */
function edited(text: string, change: (card: Card) => Card) {
  const { format, card, raw } = readDocument(JSON.parse(text), silent);
  const document = documentOf(format).patch(raw as JsonObject, card, change(card));
  return { card, format, text: JSON.stringify(document) };
}

/** The paths in which two JSON values differ; lists of other lengths differ as a whole. */
function differences(one: unknown, other: unknown, path = ""): string[] {
  if (sameJson(one, other)) return [];
  if (isObject(one) && isObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].flatMap((name) =>
      differences(own(one, name), own(other, name), path === "" ? name : `${path}.${name}`),
    );
  }
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    return one.flatMap((item, place) => differences(item, other[place], `${path}.${place}`));
  }
  return [path];
}

const own = (value: JsonObject, name: string) =>
  Object.hasOwn(value, name) ? value[name] : undefined;

const folder = process.env["CARD_CORPUS"] ?? "../shared/corpus";
const missing = !existsSync(folder);
const corpus = missing
  ? []
  : readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json") && !file.endsWith("/invalid.json"))
      .toSorted();

describe.skipIf(missing)(
  `real files${missing ? " (skipped: the folder with real cards is missing)" : ""}`,
  () => {
    test.each(corpus)("%s comes back as it was", (file) => {
      const text = readFileSync(`${folder}/${file}`, "utf8");
      const back = edited(text, (card) => structuredClone(card));
      expect(back.text).toBe(JSON.stringify(JSON.parse(text)));
    });

    test.each(corpus)("%s differs in an edited name alone", (file) => {
      const text = readFileSync(`${folder}/${file}`, "utf8");
      const back = edited(text, (card) => ({ ...card, name: "Renamed" }));
      const paths = differences(JSON.parse(text), JSON.parse(back.text));
      expect(paths.length).toBeGreaterThan(0);
      // The speaker of an example goes by the character's name too.
      const named = /(^|\.)(name|title|char_name|identifier|messageExamples\.\d+\.\d+\.user)$/;
      for (const path of paths) expect(path).toMatch(named);
    });
  },
);

const documents = fc.oneof(oddV1, oddV2, oddV3, oddMixed);

test("1,000 generated cards come back as they were", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const text = JSON.stringify(document);
      const back = edited(text, (card) => structuredClone(card));
      expect(back.text).toBe(JSON.stringify(JSON.parse(text)));
    }),
    { numRuns: 1_000 },
  );
});

/** Names under which a field of the card stands in files, beside its own. */
const otherNames = new Map<string, string[]>([
  ["creator_notes", ["creatorcomment"]],
  ["tags", ["categories"]],
  ["creation_date", ["create_date", "create_date_online"]],
  ["extensions", ["talkativeness", "fav"]],
]);

describe.each([
  { name: "V1", document: oddV1, change: changeOfV2 },
  { name: "V2", document: oddV2, change: changeOfV2 },
  { name: "V2 with fields of V3", document: oddMixed, change: changeOfV2 },
  { name: "V3", document: oddV3, change: changeOfV3 },
])("an edit of a generated card of $name", ({ name, document, change }) => {
  test("differs in the paths of that field alone, and is read again as it was made", () => {
    fc.assert(
      fc.property(document, change, (value, edit) => {
        const text = JSON.stringify(value);
        const back = edited(text, edit.apply);
        const names = [edit.field, ...(otherNames.get(edit.field) ?? [])].join("|");
        // The extensions of V1 hold what stands at its root.
        const anywhere = name === "V1" && edit.field === "extensions";
        for (const path of differences(JSON.parse(text), JSON.parse(back.text))) {
          if (!anywhere) expect(path).toMatch(new RegExp(`^(data\\.)?(${names})(\\.|$)`));
        }
        expect(read(back.text)).toBe(comparable(edit.apply(back.card)));
      }),
      { numRuns: 300 },
    );
  });
});

const read = (text: string) => comparable(readDocument(JSON.parse(text), silent).card);

/**
 * Entries by uid have the order of their numbers, the profile follows from the entries, a position
 * in words follows from SillyTavern's number, and new entries and books get the fields that cards
 * must have.
 */
function comparable(card: Card): unknown {
  const book = card.character_book;
  if (book === null) return sortedJson(card);
  const { profile: _, ...fields } = book;
  const entries = book.entries.map((entry) => {
    const numbered = Object.hasOwn(entry.extensions ?? {}, "position");
    const position = numbered ? "by number" : entry.position;
    return sortedJson({ extensions: {}, use_regex: false, ...entry, position });
  });
  const character_book = { extensions: {}, ...fields, entries: entries.toSorted() };
  return sortedJson({ ...card, character_book });
}
