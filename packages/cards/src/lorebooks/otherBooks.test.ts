import { describe, expect, test } from "vitest";
import type { Card } from "../card.ts";
import type { JsonObject } from "../document.ts";
import { documentOf, readDocument } from "../documents.ts";
import type { Warning } from "../problem.ts";

const silent = () => undefined;

const agnai = {
  ...{ kind: "memory", name: "Coast", description: "d", _id: "x" },
  entries: [
    { name: "Sea", entry: "Salt.", keywords: ["sea"], priority: 5, weight: 9, enabled: false },
    { name: "Bay", entry: "Calm.", keywords: ["bay"], secondaryKeys: ["b"], id: 4, site: 1 },
  ],
};
const risu = {
  ...{ type: "risu", ver: 1 },
  data: [
    { key: "\uF000folder:1", comment: "Folder", content: "", mode: "folder", insertorder: 100 },
    {
      ...{ key: "sea, salt", secondkey: "storm", content: "@@depth 1\nSalt.", comment: "Sea" },
      ...{ insertorder: 9, alwaysActive: true, selective: true, mode: "normal", useRegex: false },
      ...{ folder: "\uF000folder:1", extentions: { risu_case_sensitive: true } },
    },
    { key: "/a, b/i", content: "A", insertorder: 1, alwaysActive: false, useRegex: true },
  ],
};
const novelAi = {
  ...{ lorebookVersion: 5, settings: { orderByKeyLocations: false }, categories: [] },
  entries: [
    {
      ...{ text: "Salt.", displayName: "Sea", keys: ["/sea/i"], id: "u-1", enabled: true },
      ...{ forceActivation: false, contextConfig: { budgetPriority: 400, prefix: "" } },
    },
  ],
};
const spec = {
  spec: "lorebook_v3",
  data: {
    ...{ name: "Coast", extensions: {}, site: 1 },
    entries: [
      {
        keys: ["sea"],
        content: "Salt.",
        enabled: true,
        insertion_order: 1,
        extensions: {},
        use_regex: false,
      },
    ],
  },
};

describe("books of other programs as the book of a card", () => {
  test.each<[string, unknown, JsonObject]>([
    [
      "Agnai",
      agnai,
      {
        ...{ kind: "memory", name: "Coast", description: "d", _id: "x" },
        entries: [
          {
            name: "Sea",
            content: "Salt.",
            keys: ["sea"],
            priority: 5,
            insertion_order: 9,
            enabled: false,
          },
          {
            ...{ name: "Bay", content: "Calm.", keys: ["bay"], secondary_keys: ["b"], id: 4 },
            ...{ site: 1, insertion_order: 100, enabled: true },
          },
        ],
      },
    ],
    [
      "Risu",
      risu,
      {
        entries: [
          {
            ...{ keys: ["sea", "salt"], secondary_keys: ["storm"], content: "@@depth 1\nSalt." },
            ...{ comment: "Sea", insertion_order: 9, constant: true, selective: true },
            ...{ mode: "normal", use_regex: false, folder: "\uF000folder:1", enabled: true },
            extentions: { risu_case_sensitive: true },
          },
          {
            ...{ keys: ["/a, b/i"], secondary_keys: [], content: "A", insertion_order: 1 },
            ...{ constant: false, use_regex: true, enabled: true },
          },
        ],
      },
    ],
    [
      "NovelAI",
      novelAi,
      {
        ...{ lorebookVersion: 5, settings: { orderByKeyLocations: false }, categories: [] },
        entries: [
          {
            ...{ content: "Salt.", name: "Sea", keys: ["/sea/i"], id: "u-1", enabled: true },
            ...{ constant: false, use_regex: true, insertion_order: 400 },
            contextConfig: { budgetPriority: 400, prefix: "" },
          },
        ],
      },
    ],
    ["a V3 lorebook", spec, spec.data],
  ])("%s", (_, value, book) => {
    const { card, kind } = readDocument(value, silent);
    expect(kind).toBe("lorebook");
    expect(card.character_book).toEqual(book);
    expect(card.name).toBe(book["name"] ?? "");
  });

  test("of plain keys among expressions, and of a flag without one, somebody hears", () => {
    const warnings: Pick<Warning, "code" | "path">[] = [];
    const warn = (code: Warning["code"], path: string) => warnings.push({ code, path });
    readDocument({ lorebookVersion: 5, entries: [{ text: "a", keys: ["/a/", "b"] }] }, warn);
    readDocument({ type: "risu", data: [{ key: "a, b", useRegex: true, content: "" }] }, warn);
    expect(warnings).toEqual([
      { code: "coerced", path: "entries.0.keys" },
      { code: "coerced", path: "data.0.useRegex" },
    ]);
  });
});

describe.each<[string, JsonObject, (content: string, order: number) => unknown]>([
  [
    "Agnai",
    agnai,
    (entry, weight) => ({
      ...agnai,
      entries: [{ ...agnai.entries[0], entry, weight }, agnai.entries[1]],
    }),
  ],
  [
    "Risu",
    risu,
    (content, insertorder) => ({
      ...risu,
      data: [risu.data[0], { ...risu.data[1], content, insertorder }, risu.data[2]],
    }),
  ],
  [
    "NovelAI",
    novelAi,
    (text, budgetPriority) => ({
      ...novelAi,
      entries: [{ ...novelAi.entries[0], text, contextConfig: { budgetPriority, prefix: "" } }],
    }),
  ],
  [
    "V3",
    spec,
    (content, insertion_order) => ({
      ...spec,
      data: { ...spec.data, entries: [{ ...spec.data.entries[0], content, insertion_order }] },
    }),
  ],
])("an edit of a book of %s", (_, value, wanted) => {
  const { card, format } = readDocument(value, silent);
  const first = (change: JsonObject): Card => ({
    ...card,
    character_book: {
      ...card.character_book,
      entries: (card.character_book?.entries ?? []).map((entry, place) =>
        place === 0 ? { ...entry, ...change } : entry,
      ),
    },
  });

  test("of nothing gives the same document", () => {
    expect(documentOf(format).patch(value, card, structuredClone(card))).toEqual(value);
  });

  test("changes what was edited alone", () => {
    const after = first({ content: "New.", insertion_order: 77 });
    expect(documentOf(format).patch(value, card, after)).toEqual(wanted("New.", 77));
  });

  test("that adds an entry is read again", () => {
    const added = { keys: ["x"], content: "X", enabled: true, insertion_order: 3 };
    const entries = [...(card.character_book?.entries ?? []), added];
    const after = { ...card, character_book: { ...card.character_book, entries } };
    const back = readDocument(documentOf(format).patch(value, card, after), silent);
    expect(back.card.character_book?.entries.at(-1)).toMatchObject(added);
    expect(back.card.character_book?.entries.slice(0, -1)).toEqual(card.character_book?.entries);
  });
});
