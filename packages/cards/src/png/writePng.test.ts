import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { commentOf, exifWith } from "../testing/exifBuilder.ts";
import { base64Of, iTXt, pngWith, tEXt, zTXt } from "../testing/pngBuilder.ts";
import { withChangedAssets } from "./changedAssets.ts";
import { chunksOf } from "./chunks.ts";
import { plainPng } from "./plainPng.ts";
import { hasGoodCrc, keywordOf, payloadOf } from "./textChunks.ts";
import { chunkOf, writePng } from "./writePng.ts";

const card = base64Of({ name: "Old" });

/** Every chunk by its type and keyword, in the order of the file. */
const listOf = (bytes: Uint8Array) =>
  chunksOf(bytes).list.map((chunk) => [chunk.type, keywordOf(chunk)].filter(Boolean).join(" "));

const textOf = (bytes: Uint8Array, keyword: string) => {
  const chunk = chunksOf(bytes).list.find((one) => keywordOf(one) === keyword);
  const payload = chunk === undefined ? null : payloadOf(chunk, { limit: 10_000 });
  return payload && Buffer.from(Buffer.from(payload).toString(), "base64").toString();
};

describe("a card is written into a PNG", () => {
  test("before its end, behind its pixels, with good checksums", () => {
    const bytes = writePng(pngWith({}), { ccv3: '{"name":"Zoë"}', chara: "{}" });
    expect(listOf(bytes)).toEqual(["IHDR", "PLTE", "IDAT", "tEXt chara", "tEXt ccv3", "IEND"]);
    expect(textOf(bytes, "ccv3")).toBe('{"name":"Zoë"}');
    expect(chunksOf(bytes).list.every((chunk) => hasGoodCrc(bytes, chunk))).toBe(true);
  });

  test("in the place of every old one, in all three kinds and any case", () => {
    const old = [
      ...[tEXt("chara", card), tEXt("Chara", card), zTXt("CCV3", card)],
      ...[iTXt("ccv3", card), iTXt("chara", card, true)],
    ];
    const bytes = writePng(pngWith({ beforeIdat: old, afterIdat: old }), { ccv3: "{}" });
    expect(listOf(bytes)).toEqual(["IHDR", "PLTE", "IDAT", "tEXt ccv3", "IEND"]);
  });

  test("in the place of one in the EXIF", () => {
    const old = chunkOf("eXIf", exifWith(commentOf("ASCII", '{"character":{}}')));
    const bytes = writePng(pngWith({ beforeIdat: [old] }), { ccv3: "{}" });
    expect(listOf(bytes)).not.toContain("eXIf");
  });

  test("and every other byte of the picture stays", () => {
    const others = [
      ...[tEXt("Title", "chara"), iTXt("Comment", card), zTXt("characters", card)],
      ...[
        chunkOf("eXIf", exifWith(commentOf("ASCII", "a holiday"))),
        chunkOf("acTL", Buffer.alloc(8)),
      ],
      tEXt("chara-ext-asset_:0", card),
    ];
    const picture = pngWith({ beforeIdat: others, afterIdat: [tEXt("Software", "x")] });
    const added = writePng(picture, { ccv3: "{}", chara: "{}" });
    expect(Buffer.from(writePng(added, {}))).toEqual(Buffer.from(picture));
  });

  test("without what stood behind its end", () => {
    const picture = pngWith({ afterEnd: [Buffer.from("PK more")] });
    expect(Buffer.from(writePng(picture, {}))).toEqual(Buffer.from(pngWith({})));
  });

  test("that was cut off, and ends with an end again", () => {
    const picture = pngWith({});
    const bytes = writePng(picture.subarray(0, picture.length - 5), { chara: "{}" });
    expect(listOf(bytes)).toEqual(["IHDR", "PLTE", "IDAT", "tEXt chara", "IEND"]);
  });
});

test("the plain picture holds the pixels that its header promises", () => {
  const bytes = plainPng();
  expect(chunksOf(bytes).list.every((chunk) => hasGoodCrc(bytes, chunk))).toBe(true);
  const pixels = chunksOf(bytes).list.find(({ type }) => type === "IDAT");
  expect(inflateSync(pixels?.data ?? "")).toHaveLength(512 * 65);
});

test("files beside a card become others, or go", () => {
  const file = (name: string, text: string) => tEXt(`chara-ext-asset_:${name}`, btoa(text));
  const others = [tEXt("Title", "Ann"), tEXt("ccv3", card)];
  const odd = [iTXt("chara-ext-asset_:2", btoa("c")), tEXt("chara-ext-asset_:3", "%")];
  const picture = pngWith({ afterIdat: [file("0", "a"), ...odd, file("1", "b"), ...others] });
  const changed = withChangedAssets(picture, (bytes) =>
    Buffer.from(bytes).toString() === "a" ? Buffer.from("new") : null,
  );
  const wanted = pngWith({ afterIdat: [file("0", "new"), ...others] });
  expect(Buffer.from(changed)).toEqual(Buffer.from(wanted));
});
