import { describe, expect, test } from "vitest";
import type { JsonObject } from "./document.ts";
import { documentOf, readDocument } from "./documents.ts";
import { refusalOf } from "./testing/refusal.ts";
import { processorTime } from "./testing/processorTime.ts";

const silent = () => undefined;
const book = { entries: { 0: { uid: 0, key: ["sea"], content: "Salt." } } };

describe("a JSON value is read as the format that it is of", () => {
  test.each<[string, unknown, string]>([
    ["V1", { name: "A", description: "B", personality: "", scenario: "" }, "v1"],
    ["V1 with a name and a description alone", { name: "A", description: "B" }, "v1"],
    ["V2", { spec: "chara_card_v2", spec_version: "2.0", data: { name: "A" } }, "v2"],
    ["V2 in capitals", { spec: "Chara_Card_V2", data: { name: "A" } }, "v2"],
    ["data without spec", { data: { name: "A", first_mes: "Hi" } }, "v2"],
    ["spec with fields at the root", { spec: "chara_card_v2", name: "A" }, "v2"],
    ["spec that is a number", { spec: 2, data: { name: "A" } }, "v2"],
    ["V3", { spec: "chara_card_v3", spec_version: "3.0", data: { name: "A" } }, "v3"],
    ["V3 at the root", { spec: "chara_card_v3", name: "A" }, "v3"],
    [
      "a version to come",
      { spec: "chara_card_v4", spec_version: "4.0", data: { name: "A" } },
      "v3",
    ],
    ["world info", book, "lorebook-sillytavern"],
    ["world info without entries", { entries: {} }, "lorebook-sillytavern"],
    ["a V3 lorebook", { spec: "lorebook_v3", data: { entries: [] } }, "lorebook-v3"],
    ["a book of a card", { entries: [{ keys: ["sea"], content: "Salt." }] }, "lorebook-v3"],
    ["Agnai's memory", { kind: "memory", name: "Sea", entries: [] }, "lorebook-agnai"],
    ["Risu's lorebook", { type: "risu", ver: 1, data: [] }, "lorebook-risu"],
    ["NovelAI's lorebook", { lorebookVersion: 3, entries: [] }, "lorebook-novelai"],
  ])("%s", (_, value, format) => {
    const read = readDocument(value, silent);
    expect(read.format).toBe(format);
    expect(read.kind).toBe(format.startsWith("lorebook") ? "lorebook" : "character");
    expect(read.raw).toBe(value);
    expect(documentOf(read.format).format).toBe(format);
  });

  test.each<[string, unknown]>([
    ["null", null],
    ["a number", 3],
    ["a text", "Hello"],
    ["a text of broken JSON", '{"name": '],
    ["an empty object", {}],
    ["an empty list", []],
    ["a package of npm", { name: "a", version: "1.0.0", description: "b", dependencies: {} }],
    ["a list of texts", ["a", "b"]],
    ["data that is a list", { data: [{ name: "A" }] }],
    ["entries that are no lore", { entries: [{ title: "a" }] }],
    ["a name", { name: "A" }],
    ["inherited names only", Object.create({ first_mes: "Hi", name: "A" })],
  ])("%s is no card", (_, value) => {
    expect(refusalOf(() => readDocument(value, silent))).toBe("not_a_card");
  });
});

test("fields called __proto__ and constructor are fields like others", () => {
  const text = `{"spec":"chara_card_v2","spec_version":"2.0","__proto__":{"admin":true},
    "data":{"name":"A","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},
    "extensions":{"__proto__":{"admin":true}},
    "character_book":{"entries":{"__proto__":{"keys":["sea"],"content":"Salt."}}}}}`;
  const { card, raw } = readDocument(JSON.parse(text), silent);
  const edited = { ...card, name: "B", extensions: { ...card.extensions, x: 1 } };
  const back = documentOf("v2").patch(raw as JsonObject, card, edited);
  expect(Reflect.get({}, "admin")).toBeUndefined();
  expect(Object.getPrototypeOf(card.extensions)).toBe(Object.prototype);
  expect(card.character_book?.entries).toHaveLength(1);
  const wanted = text
    .replace('"name":"A"', '"name":"B"')
    .replace('true}},\n    "char', 'true},"x":1},\n    "char');
  expect(JSON.stringify(back)).toBe(JSON.stringify(JSON.parse(wanted)));
});

test("the same quirk of 10,000 entries is told once", () => {
  const entries = Array.from({ length: 10_000 }, () => ({ keys: "a, b", content: "x" }));
  const messages: string[] = [];
  readDocument({ spec: "lorebook_v3", data: { entries } }, (code, path, message) => {
    messages.push(`${code} ${path} ${message}`);
  });
  expect(messages).toEqual([
    "coerced data.entries.0.keys This was a single text and is read as a list. So it is in 9,999 more places.",
  ]);
});

/** Measured: 0.3 to 0.6 s on two cores; what grows with the square of 10,000 takes minutes. */
test("a lorebook of 10,000 entries is read and edited in linear time", () => {
  const entries = Array.from({ length: 10_000 }, (_, id) => ({
    id: id % 7,
    keys: [`key ${id}`],
    content: `Text ${id % 100} @@`,
    enabled: true,
    insertion_order: id,
    extensions: { position: 4, depth: id % 9 },
  }));
  const value = { spec: "chara_card_v3", data: { name: "A", character_book: { entries } } };
  const time = processorTime(() => {
    const { card, raw } = readDocument(value, silent);
    const lore = card.character_book?.entries ?? [];
    const shuffled = lore.toReversed().map((entry, at) => ({ ...entry, content: `${at % 3}` }));
    const edited = { ...card, character_book: { entries: shuffled } };
    const back = documentOf("v3").patch(raw as JsonObject, card, edited);
    expect(readDocument(back, silent).card.character_book?.entries).toEqual(shuffled);
  });
  expect(time).toBeLessThan(5_000);
});
