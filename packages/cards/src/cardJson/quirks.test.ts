import { describe, expect, test } from "vitest";
import type { Card } from "../card.ts";
import type { JsonObject } from "../document.ts";
import { readDocument } from "../documents.ts";
import type { Warning } from "../problem.ts";
import { notesWithDecoy } from "../png/decoy.ts";

function read(value: unknown) {
  const warnings: Warning[] = [];
  const result = readDocument(value, (code, path, message) => {
    warnings.push({ code, path, message });
  });
  return { ...result, warnings: warnings.map(({ code, path }) => `${code} ${path}`) };
}

const whole = {
  name: "Mara",
  description: "Keeps a lighthouse.",
  personality: "Patient.",
  scenario: "",
  first_mes: "Good evening.",
  mes_example: "",
  creator_notes: "",
  system_prompt: "",
  post_history_instructions: "",
  alternate_greetings: [],
  tags: [],
  creator: "",
  character_version: "",
  extensions: {},
};
const v2 = (fields: JsonObject = {}, root: JsonObject = {}) => ({
  spec: "chara_card_v2",
  spec_version: "2.0",
  data: { ...whole, ...fields },
  ...root,
});
const v3 = (fields: JsonObject = {}, root: JsonObject = {}) => ({
  spec: "chara_card_v3",
  spec_version: "3.0",
  data: { ...whole, group_only_greetings: [], ...fields },
  ...root,
});

test("cards as the specifications say are read without a warning", () => {
  expect(read(v2()).warnings).toEqual([]);
  expect(read(v3()).warnings).toEqual([]);
  expect(read(v2()).card).toMatchObject(whole);
});

describe("a field of another type is read with a warning", () => {
  test.each<[string, JsonObject, Partial<Card>, string]>([
    ["tags as text", { tags: "a, b ,c" }, { tags: ["a", "b", "c"] }, "coerced data.tags"],
    [
      "a greeting alone",
      { alternate_greetings: "Hi, you." },
      { alternate_greetings: ["Hi, you."] },
      "coerced data.alternate_greetings",
    ],
    [
      "greetings with null",
      { alternate_greetings: ["Hi", null, 3] },
      { alternate_greetings: ["Hi", "3"] },
      "dropped data.alternate_greetings.1",
    ],
    [
      "a version that is a number",
      { character_version: 1.5 },
      { character_version: "1.5" },
      "coerced data.character_version",
    ],
    ["null for a text", { scenario: null }, { scenario: "" }, "coerced data.scenario"],
    [
      "lines for a text",
      { description: ["One", "two"] },
      { description: "One\ntwo" },
      "coerced data.description",
    ],
    ["an object for a text", { scenario: {} }, { scenario: "" }, "dropped data.scenario"],
    ["extensions as a list", { extensions: [1] }, { extensions: {} }, "dropped data.extensions"],
    [
      "a book as text",
      { character_book: "none" },
      { character_book: null },
      "dropped data.character_book",
    ],
    [
      "milliseconds",
      { creation_date: 1_700_000_000_123 },
      { creation_date: 1_700_000_000 },
      "coerced data.creation_date",
    ],
    [
      "milliseconds as text",
      { creation_date: "1700000000123" },
      { creation_date: 1_700_000_000 },
      "coerced data.creation_date",
    ],
    [
      "a date of ISO",
      { creation_date: "2023-11-14T22:13:20Z" },
      { creation_date: 1_700_000_000 },
      "coerced data.creation_date",
    ],
    [
      "SillyTavern's date",
      { creation_date: "2023-11-14 @22h 13m 20s 5ms" },
      { creation_date: 1_700_000_000 },
      "coerced data.creation_date",
    ],
    ["no date", { creation_date: "soon" }, { creation_date: null }, "dropped data.creation_date"],
    [
      "an asset that is none",
      { assets: [null, { type: "icon", uri: "ccdefault:" }] },
      { assets: [{ type: "icon", uri: "ccdefault:", name: "", ext: "" }] },
      "dropped data.assets.0",
    ],
    [
      "notes of a language that are no text",
      { creator_notes_multilingual: { en: "Hi", de: 3 } },
      { creator_notes_multilingual: { en: "Hi" } },
      "dropped data.creator_notes_multilingual.de",
    ],
  ])("%s", (_, fields, card, warning) => {
    const result = read(v3(fields));
    expect(result.card).toMatchObject(card);
    expect(result.warnings).toContain(warning);
  });
});

test.each([
  ["character_book", null],
  ["nickname", null],
  ["creation_date", null],
  ["creation_date", 0],
  ["assets", null],
])("%s may be %s without a warning", (field, value) => {
  expect(read(v3({ [field]: value })).warnings).toEqual([]);
});

describe("an unusual envelope is read with a warning", () => {
  test.each<[string, JsonObject, string[]]>([
    ["no spec", { data: whole }, ["spec_missing spec", "spec_version spec_version"]],
    [
      "fields at the root",
      { ...whole, spec: "chara_card_v2", spec_version: "2.0" },
      ["unwrapped data"],
    ],
    ["a version that is a number", v2({}, { spec_version: 2 }), ["spec_version spec_version"]],
    [
      "spec for a version",
      v3({}, { spec_version: "chara_card_v3" }),
      ["spec_version spec_version"],
    ],
    ["version 3.0 in V2", v2({}, { spec_version: "3.0" }), ["spec_mismatch spec_version"]],
    ["version 2.0 in V3", v3({}, { spec_version: "2.0" }), ["spec_mismatch spec_version"]],
    ["version 3.1", v3({}, { spec_version: "3.1" }), ["newer_spec spec_version"]],
    [
      "V4",
      v3({}, { spec: "chara_card_v4", spec_version: "4.0" }),
      ["newer_spec spec", "newer_spec spec_version"],
    ],
    ["another spec", v2({}, { spec: "my_card" }), ["spec_mismatch spec"]],
    ["no name", v2({ name: "" }), ["name_missing data.name"]],
    ["no greetings for groups", v3({ group_only_greetings: undefined }), []],
  ])("%s", (_, value, warnings) => {
    expect(read(value).warnings).toEqual(warnings);
    expect(read(value).card.description).toBe(whole.description);
  });

  test("missing fields are named together", () => {
    const { warnings, card } = read({
      spec: "chara_card_v2",
      spec_version: "2.0",
      data: { name: "A" },
    });
    expect(warnings).toEqual(["field_missing data"]);
    expect(card).toMatchObject({ name: "A", tags: [], extensions: {} });
  });
});

test("data wins over its copies at the root", () => {
  expect(read(v2({}, { name: "Old", tags: ["old"] })).card).toMatchObject({
    name: "Mara",
    tags: [],
  });
});

test("the note that a V2 copy of V3 has is not the creator's", () => {
  const { card, raw } = read(v2({ creator_notes: notesWithDecoy("Mine.") }));
  expect(card.creator_notes).toBe("Mine.");
  expect(raw).toMatchObject({ data: { creator_notes: notesWithDecoy("Mine.") } });
});

test("text is not changed: line ends, spaces, zero-width characters and half a pair stay", () => {
  const description = " \uFEFFa\r\nb\\n\u200B\ud800 \t";
  expect(read(v2({ description })).card.description).toBe(description);
});

test("what sites add to V1 is read where V2 has a place for it, and the rest is kept", () => {
  const { card, warnings } = read({
    ...{
      name: "Aqua",
      description: "A goddess.",
      personality: "",
      first_mes: "Hi",
      mes_example: "",
    },
    ...{ creatorcomment: "Mine.", categories: ["Anime"], user_name_view: "Humi" },
    ...{ create_date_online: 1_682_346_875_000, talkativeness: "0.5", fav: false },
    ...{ edit_date_online: "2023-5-6 @14h 03m 05s 123ms" },
    ...{ avatar: "none", chat: 1_682_732_130_234 },
  });
  expect(card).toMatchObject({
    creator_notes: "Mine.",
    tags: ["Anime"],
    creator: "Humi",
    creation_date: 1_682_346_875,
    modification_date: 1_683_381_785,
    extensions: {
      talkativeness: "0.5",
      fav: false,
      v1: { avatar: "none", chat: 1_682_732_130_234 },
    },
  });
  expect(warnings).toEqual([]);
});
