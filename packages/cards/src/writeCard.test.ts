import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { emptyCard } from "./card.ts";
import { chunksOf } from "./png/chunks.ts";
import { keywordOf } from "./png/textChunks.ts";
import { readCard } from "./readCard.ts";
import { v1Json, v2Json, v3Json } from "./testing/cardJson.ts";
import { chunkJson } from "./testing/chunkJson.ts";
import { originalOf } from "./testing/originalOf.ts";
import { base64Of, iTXt, pngWith, tEXt, zTXt } from "./testing/pngBuilder.ts";
import { writeCard } from "./writeCard.ts";

const native = {
  ...emptyCard(),
  name: "Zoë 🦊",
  first_mes: "Hello.\r\n",
  creator_notes: "Be kind.",
};
const codesOf = (bytes: Uint8Array) => readCard(bytes).warnings.map(({ code }) => code);
const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString());
const fileOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const listOf = (bytes: Uint8Array) =>
  chunksOf(bytes).list.map((chunk) => [chunk.type, keywordOf(chunk)].filter(Boolean).join(" "));

describe("a PNG", () => {
  test("has the card as V3, and as V2 with a note that says so", () => {
    const { bytes, type, extension, losses } = writeCard(native, "png");
    expect({ type, extension, losses }).toEqual({
      type: "image/png",
      extension: "png",
      losses: [],
    });
    expect(chunkJson(bytes, "ccv3")).toMatchObject({
      spec: "chara_card_v3",
      data: { name: "Zoë 🦊" },
    });
    const copy = chunkJson(bytes, "chara");
    expect(copy).toMatchObject({ spec: "chara_card_v2", data: { name: "Zoë 🦊" } });
    expect(copy).toHaveProperty(
      "data.creator_notes",
      expect.stringMatching(/^Be kind\.\n\nThis is the V2 copy/),
    );
    expect(readCard(bytes).card).toEqual(native);
    expect(codesOf(bytes)).toEqual([]);
  });

  test("whose V3 part was lost gives back the notes as they were", () => {
    for (const creator_notes of ["Be kind.", "", "\n\n"]) {
      const { bytes } = writeCard({ ...native, creator_notes }, "png");
      const renamed = Buffer.from(bytes);
      renamed.write("gone", renamed.indexOf("ccv3"));
      const result = readCard(renamed);
      expect(result).toMatchObject({ format: "v2", card: { creator_notes } });
    }
  });

  test("takes the picture that is given, and its other chunks", () => {
    const image = pngWith({ beforeIdat: [tEXt("Title", "x"), zTXt("chara", "old")] });
    const { bytes } = writeCard(native, "png", { image });
    const list = ["IHDR", "PLTE", "tEXt title", "IDAT", "tEXt chara", "tEXt ccv3", "IEND"];
    expect(listOf(bytes)).toEqual(list);
    expect(() => writeCard(native, "png", { image: Buffer.from("GIF89a") })).toThrow(TypeError);
  });

  test.each([
    ["V1", { ...v1Json("Ann"), chat: "x", create_date: "1700000000000" }],
    ["V2", { ...v2Json("Ann", { odd: [1], character_book: null }), fav: true }],
  ])("of %s gets a V3 part and keeps its own", (_, value) => {
    const picture = pngWith({
      beforeIdat: [iTXt("chara", base64Of(value))],
      afterIdat: [tEXt("a", "b")],
    });
    const result = readCard(picture);
    const { bytes } = writeCard(result.card, "png", { original: originalOf(result) });
    expect(chunkJson(bytes, "chara")).toEqual(value);
    expect(chunkJson(bytes, "ccv3")).toMatchObject({
      spec: "chara_card_v3",
      data: { name: "Ann" },
    });
    expect(listOf(bytes)).toEqual([
      "IHDR",
      "PLTE",
      "IDAT",
      "tEXt a",
      "tEXt chara",
      "tEXt ccv3",
      "IEND",
    ]);
    expect(codesOf(bytes)).not.toContain("chunks_differ");
  });

  test("of V3 keeps its own part, and only the edits differ", () => {
    const value = { ...v3Json("Ann", { odd: { a: null }, nickname: "A" }), root: 1 };
    const result = readCard(pngWith({ afterIdat: [tEXt("chara", base64Of(value))] }));
    const options = { original: originalOf(result) };
    expect(chunkJson(writeCard(result.card, "png", options).bytes, "ccv3")).toEqual(value);
    const { bytes } = writeCard({ ...result.card, scenario: "Night." }, "png", options);
    const edited = { ...value, data: { ...value.data, scenario: "Night." } };
    expect(chunkJson(bytes, "ccv3")).toEqual(edited);
    expect(chunkJson(bytes, "chara")).toMatchObject({
      data: { scenario: "Night.", odd: { a: null } },
    });
  });

  test("keeps the files that RisuAI put into its chunks", () => {
    const assets = [{ type: "emotion", name: "happy", uri: "__asset:0", ext: "png" }];
    const chunks = [
      tEXt("chara-ext-asset_:0", "AAAA"),
      tEXt("ccv3", base64Of(v3Json("Ann", { assets }))),
    ];
    const result = readCard(pngWith({ afterIdat: chunks }));
    const { bytes, losses } = writeCard(result.card, "png", { original: originalOf(result) });
    expect(listOf(bytes)).toContain("tEXt chara-ext-asset_:0");
    expect(losses).toEqual([]);
    const json = writeCard(result.card, "json", { original: originalOf(result) });
    expect(json.losses).toMatchObject([{ code: "dropped", path: "assets.0" }]);
    const options = {
      original: originalOf(result),
      image: pngWith({ afterIdat: [tEXt("a", "b")] }),
    };
    const another = writeCard(result.card, "png", options);
    expect(listOf(another.bytes)).toEqual(
      expect.arrayContaining(["tEXt a", "tEXt chara-ext-asset_:0"]),
    );
    expect(another.losses).toEqual([]);
  });

  test("says which files of its chunks are gone", () => {
    const assets = ["__asset:0", "__asset:Song", "embeded://a.png"].map((uri) => ({
      ...{ type: "other", name: "a", uri, ext: "png" },
    }));
    const cards = [tEXt("ccv3", base64Of(v3Json("Ann", { assets })))];
    const result = readCard(
      pngWith({ afterIdat: [tEXt("chara-ext-asset_Song", "AAAA"), ...cards] }),
    );
    const { losses } = writeCard(result.card, "png", { original: originalOf(result) });
    expect(losses).toMatchObject([{ code: "dropped", path: "assets.0" }]);
  });
});

describe("JSON", () => {
  test.each([
    ["json", { ...v3Json("Ann", { odd: 1, creation_date: 1_700_000_000_000 }), more: [] }],
    ["json-v2", { ...v2Json("Ann", { odd: 1, tags: "a, b" }), name: "Ann" }],
  ] as const)("of the version it came in is as it was: %s", (format, value) => {
    const result = readCard(fileOf(value));
    const { bytes, losses, ...rest } = writeCard(result.card, format, {
      original: originalOf(result),
    });
    expect(jsonOf(bytes)).toEqual(value);
    expect({ losses, ...rest }).toEqual({
      losses: [],
      type: "application/json",
      extension: "json",
    });
  });

  test("of the other version keeps what is unknown, and says what is lost", () => {
    const two = readCard(fileOf(v2Json("Ann", { odd: 1 })));
    const three = writeCard(two.card, "json", { original: originalOf(two) });
    expect(jsonOf(three.bytes)).toMatchObject({
      spec: "chara_card_v3",
      data: { name: "Ann", odd: 1 },
    });
    const one = readCard(fileOf(v3Json("Ann", { odd: 1, nickname: "A" })));
    const back = writeCard(one.card, "json-v2", { original: originalOf(one) });
    expect(jsonOf(back.bytes)).toMatchObject({
      spec: "chara_card_v2",
      data: { name: "Ann", odd: 1 },
    });
    expect(back.losses).toMatchObject([{ code: "dropped", path: "nickname" }]);
  });

  test("of V3 has the day of writing, but not in the place of an original's", () => {
    const now = Date.UTC(2026, 0, 2);
    const { bytes } = writeCard(native, "json", { now });
    expect(jsonOf(bytes)).toHaveProperty("data.modification_date", now / 1000);
    const value = v3Json("Ann", { modification_date: 1 });
    const result = readCard(fileOf(value));
    expect(
      jsonOf(writeCard(result.card, "json", { now, original: originalOf(result) }).bytes),
    ).toEqual(value);
  });
});

describe("a file for agents", () => {
  test.each([
    ["eliza", "json"],
    ["lobe", "json"],
    ["open-webui", "json"],
    ["letta", "af"],
  ] as const)("%s is read as what it is, and comes back as it was", (format, extension) => {
    const written = writeCard(native, format, { now: 1_700_000_000_000 });
    expect(written).toMatchObject({ type: "application/json", extension });
    const result = readCard(written.bytes);
    expect(result).toMatchObject({ format, card: { name: native.name } });
    const again = writeCard(result.card, format, { original: originalOf(result) });
    expect(again.bytes).toEqual(written.bytes);
    expect(again.losses).toEqual([]);
    const renamed = writeCard({ ...result.card, name: "Yan" }, format, {
      original: originalOf(result),
    });
    expect(readCard(renamed.bytes).card.name).toBe("Yan");
  });

  test("in Markdown comes back as it was", () => {
    const text = "# Ann\r\n\r\nYou are Ann.  \n";
    const result = readCard(Buffer.from(text), "ann.md");
    const options = { original: originalOf(result) };
    const { bytes, type, extension } = writeCard(result.card, "markdown", options);
    expect({ text: Buffer.from(bytes).toString(), type, extension }).toEqual({
      text,
      type: "text/markdown",
      extension: "md",
    });
    const edited = writeCard({ ...result.card, system_prompt: "# Bea" }, "markdown", options);
    expect(Buffer.from(edited.bytes).toString()).toContain("Bea");
  });

  test("has no secrets of its original", () => {
    const agent = { name: "Ann", bio: ["A keeper."], style: {}, topics: [], adjectives: [] };
    const result = readCard(fileOf({ ...agent, settings: { secrets: { KEY: "sk-very" } } }));
    expect(result.format).toBe("eliza");
    for (const format of ["eliza", "json", "png", "charx"] as const) {
      const { bytes } = writeCard(result.card, format, { original: originalOf(result) });
      const found = format === "charx" ? unzipSync(bytes)["card.json"] : bytes;
      const text = JSON.stringify(
        format === "png" ? chunkJson(bytes, "ccv3") : jsonOf(found ?? bytes),
      );
      expect(text).not.toContain("sk-very");
    }
  });
});
