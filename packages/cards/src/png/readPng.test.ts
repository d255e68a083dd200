import { describe, expect, test } from "vitest";
import { cardLimits } from "../limits.ts";
import { v1Json, v2Json, v3Json } from "../testing/cardJson.ts";
import { commentOf, exifWith } from "../testing/exifBuilder.ts";
import { base64Of, iTXt, type PngParts, pngWith, tEXt, zTXt } from "../testing/pngBuilder.ts";
import { refusalOf } from "../testing/refusal.ts";
import { warningCodes } from "../testing/warnings.ts";
import { readPng } from "./readPng.ts";
import { chunkOf } from "./writePng.ts";

const ann = base64Of(v2Json("Ann"));
const bea = base64Of(v3Json("Bea"));
const damaged = (chunk: Uint8Array, at: number) => {
  const copy = chunk.slice();
  copy[at < 0 ? copy.length + at : at] = 33;
  return copy;
};

function read(bytes: Uint8Array) {
  const { codes, warn } = warningCodes();
  const opened = readPng(bytes, warn);
  const document = opened?.document;
  return {
    container: opened?.container,
    format: document?.format,
    name: document?.card.name,
    codes,
  };
}
const readWith = (parts: PngParts) => read(pngWith(parts));
const annIn = (format: "v1" | "v2" | "v3" = "v2") => ({
  container: "png",
  format,
  name: "Ann",
  codes: [],
});

describe("a card in a PNG is read", () => {
  test.each([
    ["of tEXt", tEXt("chara", ann)],
    ["of zTXt", zTXt("chara", ann)],
    ["of iTXt", iTXt("chara", ann)],
    ["of compressed iTXt", iTXt("chara", ann, true)],
    ["of a keyword in other letters", tEXt("Chara", ann)],
  ])("%s, before and after the pixels", (_, chunk) => {
    expect(readWith({ beforeIdat: [chunk] })).toEqual(annIn());
    expect(readWith({ afterIdat: [chunk] })).toEqual(annIn());
  });

  test("of V1 in chara", () => {
    expect(readWith({ afterIdat: [tEXt("chara", base64Of(v1Json("Ann")))] })).toEqual(annIn("v1"));
  });

  test("as what it says it is, whatever its keyword", () => {
    expect(readWith({ afterIdat: [tEXt("chara", base64Of(v3Json("Ann")))] })).toEqual(annIn("v3"));
    expect(readWith({ afterIdat: [tEXt("ccv3", ann)] })).toEqual(annIn());
  });

  test("behind other texts", () => {
    const others = [tEXt("Software", "x"), iTXt("Title", "chara"), zTXt("Description", "y")];
    expect(readWith({ beforeIdat: others, afterIdat: [tEXt("chara", ann)] })).toEqual(annIn());
  });

  test("beside the files that RisuAI puts into chunks", () => {
    const assets = [tEXt("chara-ext-asset_:0", ann), tEXt("chara-ext-asset_1", ann)];
    expect(readWith({ afterIdat: [...assets, tEXt("chara", ann)] })).toEqual(annIn());
  });

  test("of an animated picture", () => {
    const animation = chunkOf("acTL", Buffer.alloc(8));
    const parts = { beforeIdat: [animation], afterIdat: [tEXt("chara", ann)] };
    expect(readWith(parts)).toEqual({ ...annIn(), container: "apng" });
  });

  test("of the EXIF of Backyard", () => {
    const json = JSON.stringify(v1Json("Ann"));
    const plain = chunkOf("eXIf", exifWith(commentOf("ASCII", json), false));
    expect(readWith({ beforeIdat: [plain] })).toEqual(annIn("v1"));
    const encoded = chunkOf("eXIf", exifWith(commentOf("ASCII", base64Of(json))));
    expect(readWith({ afterIdat: [encoded] })).toEqual(annIn("v1"));
  });
});

describe("of several cards in a PNG", () => {
  test("that say the same, V3 is read without a word", () => {
    const same = [tEXt("chara", base64Of(v2Json("Bea"))), tEXt("ccv3", bea)];
    expect(readWith({ afterIdat: same })).toMatchObject({ format: "v3", name: "Bea", codes: [] });
  });

  test("that differ, V3 is read", () => {
    const chunks = [tEXt("chara", ann), tEXt("ccv3", bea)];
    expect(readWith({ afterIdat: chunks })).toMatchObject({
      name: "Bea",
      codes: ["chunks_differ"],
    });
  });

  test("that differ in one text only, it is said", () => {
    const other = tEXt("chara", base64Of(v2Json("Bea", { description: "Another." })));
    expect(readWith({ afterIdat: [other, tEXt("ccv3", bea)] }).codes).toEqual(["chunks_differ"]);
  });

  test("what a copy in V1 has no place for is no difference", () => {
    const rich = v3Json("Bea", { system_prompt: "Be calm.", alternate_greetings: ["Hi."] });
    const chunks = [tEXt("chara", base64Of(v1Json("Bea"))), tEXt("ccv3", base64Of(rich))];
    expect(readWith({ afterIdat: chunks })).toMatchObject({ format: "v3", codes: [] });
  });

  test("of one keyword, the first is read", () => {
    const twice = [zTXt("chara", ann), tEXt("chara", ann)];
    expect(readWith({ afterIdat: twice })).toMatchObject({ name: "Ann", codes: ["double_chunk"] });
    const differing = [tEXt("chara", ann), iTXt("chara", base64Of(v2Json("Cleo")))];
    expect(readWith({ beforeIdat: differing })).toMatchObject({
      name: "Ann",
      codes: ["double_chunk", "chunks_differ"],
    });
  });

  test("the one that is not broken is read", () => {
    const broken = damaged(zTXt("ccv3", bea), 20);
    const chunks = [broken, tEXt("chara", ann)];
    expect(readWith({ afterIdat: chunks })).toMatchObject({ name: "Ann", codes: ["broken_chunk"] });
  });

  test("a copy in V2 alone loses the note that it is one", () => {
    const { codes, warn } = warningCodes();
    const note =
      "This is the V2 copy of a V3 character card. Some of the card is only in its V3 part: open the file with a program that reads V3.";
    const copy = base64Of(v2Json("Ann", { creator_notes: `Be kind.\n\n${note}` }));
    const opened = readPng(pngWith({ afterIdat: [tEXt("chara", copy)] }), warn);
    expect(opened?.document.card.creator_notes).toBe("Be kind.");
    expect(opened?.document.raw).toEqual(v2Json("Ann", { creator_notes: "Be kind." }));
    expect(codes).toEqual(["decoy_removed"]);
  });
});

describe("a damaged PNG", () => {
  test("with a wrong checksum of its card", () => {
    const chunk = damaged(tEXt("chara", ann), -1);
    expect(readWith({ afterIdat: [chunk] })).toEqual({ ...annIn(), codes: ["bad_crc"] });
  });

  test("with wrong checksums elsewhere", () => {
    const title = damaged(tEXt("Title", "x"), -1);
    expect(readWith({ beforeIdat: [title], afterIdat: [tEXt("chara", ann)] })).toEqual(annIn());
  });

  test("that ends behind its card", () => {
    const bytes = pngWith({ beforeIdat: [tEXt("chara", ann)] });
    expect(read(bytes.subarray(0, bytes.length - 30))).toEqual({
      ...annIn(),
      codes: ["truncated"],
    });
    expect(read(bytes.subarray(0, bytes.length - 12))).toEqual({
      ...annIn(),
      codes: ["truncated"],
    });
  });

  test("that ends within its V3 card", () => {
    const bytes = pngWith({ afterIdat: [tEXt("chara", ann), tEXt("ccv3", bea)] });
    const codes = ["broken_chunk", "truncated"];
    expect(read(bytes.subarray(0, bytes.length - 40))).toEqual({ ...annIn(), codes });
  });

  test("that ends within its only card", () => {
    const bytes = pngWith({ afterIdat: [tEXt("chara", ann)] });
    expect(refusalOf(() => read(bytes.subarray(0, bytes.length - 60)))).toBe("unreadable");
  });

  test("with more behind its end", () => {
    const parts = { afterIdat: [tEXt("chara", ann)], afterEnd: [Buffer.from("more")] };
    expect(readWith(parts)).toEqual({ ...annIn(), codes: ["trailing_data"] });
  });

  test("with chunks that are longer than the file", () => {
    const bytes = pngWith({ afterIdat: [tEXt("chara", ann)] });
    for (let at = 8; at < bytes.length - 4; at += 3) {
      const hostile = bytes.slice();
      hostile.fill(255, at, at + 4);
      expect(() => refusalOf(() => read(hostile))).not.toThrow();
    }
  });
});

describe("a PNG", () => {
  test("without a card holds none", () => {
    expect(readPng(pngWith({ beforeIdat: [tEXt("Title", "chara")] }), () => {})).toBeNull();
  });

  test("with an encrypted card is refused", () => {
    const chunk = tEXt("ccv3", "rcc||rccv1||AAAA||ffff||e30=");
    expect(refusalOf(() => readWith({ afterIdat: [chunk] }))).toBe("encrypted");
  });

  test("with a broken card and an encrypted one is refused as encrypted", () => {
    const chunks = [tEXt("ccv3", "¿"), tEXt("chara", "rcc||rccv1||AAAA")];
    expect(refusalOf(() => readWith({ afterIdat: chunks }))).toBe("encrypted");
  });

  test("with an encrypted card and a plain one is read", () => {
    const chunks = [tEXt("ccv3", "rcc||rccv1||AAAA"), tEXt("chara", ann)];
    expect(readWith({ afterIdat: chunks })).toEqual({ ...annIn(), codes: ["broken_chunk"] });
  });

  test("with too many chunks is refused", () => {
    const many = Array.from({ length: cardLimits.chunks }, () => tEXt("a", ""));
    expect(refusalOf(() => readWith({ beforeIdat: many }))).toBe("too_large");
  });

  test("with a card that inflates to too much is refused", () => {
    const bomb = zTXt("chara", new Uint8Array(cardLimits.text + 1));
    expect(refusalOf(() => readWith({ afterIdat: [bomb, tEXt("ccv3", bea)] }))).toBe("too_large");
  });

  test("with levels without end is refused", () => {
    const deep = tEXt("chara", base64Of("[".repeat(100_000)));
    expect(refusalOf(() => readWith({ afterIdat: [deep] }))).toBe("too_deep");
  });
});
