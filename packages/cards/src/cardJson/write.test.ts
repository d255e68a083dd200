import { CCardLib } from "@risuai/ccardlib";
import { v2 as v2Schema } from "character-card-utils";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Card, emptyCard } from "../card.ts";
import type { JsonObject } from "../document.ts";
import { readDocument } from "../documents.ts";
import { fieldOf, isObject } from "../json.ts";
import { notesWithDecoy } from "../png/decoy.ts";
import { oddMixed, oddV1, oddV2, oddV3 } from "../testing/oddDocuments.ts";
import { toV2 } from "./writeV2.ts";
import { toV3 } from "./writeV3.ts";

const silent = () => undefined;
const sourceOf = (value: unknown) => readDocument(value, silent);

const full: Card = {
  ...emptyCard(),
  name: "Mara",
  nickname: "Mar",
  creator_notes: "Mine.",
  group_only_greetings: ["All"],
  source: ["https://example.org/mara"],
  creation_date: 1,
  modification_date: 2,
  creator_notes_multilingual: { de: "Meins." },
  assets: [{ type: "icon", uri: "embeded://a.png", name: "main", ext: "png" }],
  extensions: { site: { id: 1 } },
  character_book: {
    profile: "card",
    entries: [
      {
        keys: ["sea"],
        content: "@@depth 2\n@@@role user\n\n@@activate\nSalt.\n@@stays",
        enabled: true,
        insertion_order: 1,
        case_sensitive: null,
        id: "first",
        site_id: 7,
      },
    ],
  },
};

test("V3 holds everything", () => {
  const { document, losses } = toV3(full);
  expect(losses).toEqual([]);
  const { profile: _, ...book } = full.character_book ?? { entries: [] };
  const { case_sensitive: __, ...entry } = book.entries[0] ?? {};
  const character_book = {
    extensions: {},
    entries: [{ ...entry, extensions: {}, use_regex: false }],
  };
  const data = { ...full, character_book };
  expect(document).toEqual({ spec: "chara_card_v3", spec_version: "3.0", data });
});

test("V2 names what it loses, field by field, and no decorator is left in it", () => {
  const { document, losses } = toV2(full);
  expect(losses.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "dropped group_only_greetings",
    "dropped nickname",
    "dropped assets",
    "dropped source",
    "dropped creation_date",
    "dropped modification_date",
    "dropped creator_notes_multilingual",
    "changed character_book.entries.content",
    "changed character_book.entries.id",
  ]);
  expect(document).toMatchObject({
    spec: "chara_card_v2",
    data: {
      extensions: { site: { id: 1 } },
      character_book: { entries: [{ content: "Salt.\n@@stays", site_id: 7, extensions: {} }] },
    },
  });
  expect(Object.keys(document["data"] as JsonObject)).not.toContain("nickname");
});

test("an empty card loses nothing in V2, and neither does the default picture", () => {
  const assets = [{ type: "icon", uri: "ccdefault:", name: "main", ext: "png" }];
  expect(toV2({ ...emptyCard(), name: "A", assets }).losses).toEqual([]);
});

test("SillyTavern reads its own decorators, and the others are text there", () => {
  const book = {
    ...full.character_book,
    profile: "sillytavern" as const,
    entries: full.character_book?.entries ?? [],
  };
  const { document } = toV2({ ...full, character_book: book });
  const content = book.entries[0]?.content;
  expect(document).toMatchObject({ data: { character_book: { entries: [{ content }] } } });
});

test("the copy beside a V3 card says so in its notes, and is read without them", () => {
  const { document } = toV2(full, { note: true });
  expect(document).toMatchObject({ data: { creator_notes: notesWithDecoy("Mine.") } });
  expect(sourceOf(document).card.creator_notes).toBe("Mine.");
});

describe("an original of the other version", () => {
  const original = {
    ...{ spec: "chara_card_v2", spec_version: "2.0", site: 1, name: "Mara", fav: false },
    data: {
      ...{ name: "Mara", first_mes: "Hi", tags: "a, b", site_id: 2, extensions: { x: { y: 1 } } },
      character_book: { lexicon: [1], entries: [{ keys: ["k"], content: "c", key_logic: "any" }] },
    },
  };

  test("hands on its unknown fields at every level, and an edit shows in the copies", () => {
    const source = sourceOf(original);
    const { document } = toV3({ ...source.card, name: "Maren" }, { original: source });
    expect(document).toMatchObject({
      ...{ spec: "chara_card_v3", spec_version: "3.0", site: 1, name: "Maren", fav: false },
      data: {
        ...{ name: "Maren", tags: ["a", "b"], site_id: 2, group_only_greetings: [] },
        extensions: { x: { y: 1 } },
        character_book: { lexicon: [1], entries: [{ key_logic: "any", use_regex: false }] },
      },
    });
    expect(toV2(source.card, { original: sourceOf(document) }).document).toMatchObject({
      ...{ spec: "chara_card_v2", spec_version: "2.0", site: 1 },
      data: { site_id: 2, character_book: { lexicon: [1], entries: [{ key_logic: "any" }] } },
    });
  });

  test("of the same version comes back itself", () => {
    const source = sourceOf(original);
    expect(toV2(source.card, { original: source })).toEqual({ document: original, losses: [] });
    const edited = toV2({ ...source.card, nickname: "Mar" }, { original: source });
    expect(edited.document).toBe(original);
    expect(edited.losses.map(({ path }) => path)).toEqual(["nickname"]);
  });

  test("with its fields at the root gets an envelope", () => {
    const source = sourceOf({ spec: "chara_card_v2", name: "Mara", first_mes: "Hi", site: 1 });
    const { document } = toV3(source.card, { original: source });
    expect(Object.keys(document)).toEqual(["spec", "spec_version", "data"]);
    expect(document["data"]).toMatchObject({ name: "Mara", site: 1 });
  });
});

/** V3 allows texts as ids; the library knows numbers only. */
function withoutTextIds(card: Card): Card {
  if (card.character_book === null) return card;
  const entries = card.character_book.entries.map((entry) => {
    const { id: _, ...rest } = entry;
    return typeof entry.id === "string" ? rest : entry;
  });
  return { ...card, character_book: { ...card.character_book, entries } };
}

test("other programs read what is written of 1,000 generated cards", () => {
  fc.assert(
    fc.property(fc.oneof(oddV1, oddV2, oddV3, oddMixed), (value) => {
      const parsed: unknown = JSON.parse(JSON.stringify(value));
      const source = sourceOf(parsed);
      const v3 = toV3(withoutTextIds(source.card)).document;
      const v2 = toV2(source.card).document;
      expect(CCardLib.character.check(v3)).toBe("v3");
      expect(CCardLib.character.check(v2)).toBe("v2");
      expect(v2Schema.safeParse(v2).error?.issues ?? []).toEqual([]);
      const data = fieldOf(v3, "data");
      expect(isObject(data) && data["name"]).toBe(source.card.name);
      expect(sourceOf(JSON.parse(JSON.stringify(v3))).card.mes_example).toBe(
        source.card.mes_example,
      );
    }),
    { numRuns: 1_000 },
  );
});
