import { CCardLib } from "@risuai/ccardlib";
import { parseToV2 } from "character-card-utils";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type Card, emptyCard } from "./card.ts";
import { readCard } from "./readCard.ts";
import { v1Json, v2Json, v3Json } from "./testing/cardJson.ts";
import { chunkJson } from "./testing/chunkJson.ts";
import { originalOf } from "./testing/originalOf.ts";
import { writeCard } from "./writeCard.ts";

// What is written here is read by the parsers of others: by those of the authors of V2 and of V3.

const native: Card = {
  ...emptyCard(),
  name: "Zoë 🦊",
  nickname: "Z",
  description: "{{char}} keeps a lighthouse.",
  first_mes: "Hello.",
  alternate_greetings: ["Hi."],
  group_only_greetings: ["All of you!"],
  tags: ["sea"],
  creation_date: 1_700_000_000,
  creator_notes_multilingual: { de: "Notiz" },
  character_book: {
    name: "Sea",
    extensions: {},
    entries: [
      {
        ...{
          keys: ["salt"],
          content: "@@depth 2\nSalt water.",
          extensions: { a: 1 },
          enabled: true,
        },
        ...{
          insertion_order: 3,
          use_regex: false,
          secondary_keys: ["sea"],
          selective: true,
          id: 7,
        },
      },
    ],
  },
  extensions: { depth_prompt: { prompt: "Be calm.", depth: 4, role: "system" } },
};

const imported = [v1Json("Ann"), v2Json("Ann", { odd: 1 }), v3Json("Ann", { odd: 1 })].map(
  (value) => {
    const result = readCard(Buffer.from(JSON.stringify(value)));
    return { card: result.card, options: { original: originalOf(result) } };
  },
);
const cards = [{ card: native, options: {} }, ...imported].map((each, index) => ({
  ...each,
  from: ["ours", "V1", "V2", "V3"][index],
}));

const jsonOf = (bytes: Uint8Array | undefined): unknown =>
  JSON.parse(Buffer.from(bytes ?? "").toString());
const v3In = (value: unknown) => {
  expect(CCardLib.character.check(value)).toBe("v3");
  return value as Parameters<typeof CCardLib.character.convert>[0];
};

describe.each(cards)(
  "other programs read what is written of a card of $from",
  ({ card, options }) => {
    const texts = { name: card.name, description: card.description, first_mes: card.first_mes };

    test("as V2", () => {
      const { data } = parseToV2(jsonOf(writeCard(card, "json-v2", options).bytes));
      expect(data).toMatchObject({
        ...texts,
        alternate_greetings: card.alternate_greetings,
        tags: card.tags,
      });
      expect(data.extensions).toMatchObject(card.extensions);
      expect(data.character_book?.entries.map(({ keys }) => keys)).toEqual(
        card.character_book?.entries.map(({ keys }) => keys),
      );
    });

    test("as V3", () => {
      const value = v3In(jsonOf(writeCard(card, "json", options).bytes));
      expect(value).toMatchObject({ data: texts });
      const v2 = CCardLib.character.convert(value, { from: "v3", to: "v2" });
      expect(v2.data).toMatchObject({ ...texts, tags: card.tags });
    });

    test("of a picture, in both of its parts", () => {
      const { bytes } = writeCard(card, "png", options);
      expect(v3In(chunkJson(bytes, "ccv3"))).toMatchObject({ data: texts });
      expect(parseToV2(chunkJson(bytes, "chara")).data).toMatchObject(texts);
    });

    test("of a CHARX", () => {
      const files = unzipSync(writeCard(card, "charx", options).bytes);
      expect(v3In(jsonOf(files["card.json"]))).toMatchObject({ data: texts });
    });
  },
);
