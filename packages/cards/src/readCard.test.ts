import { describe, expect, test } from "vitest";
import { cardLimits } from "./limits.ts";
import { chunkOf } from "./png/writePng.ts";
import { CardError } from "./problem.ts";
import { readCard } from "./readCard.ts";
import { v1Json, v2Json, v3Json } from "./testing/cardJson.ts";
import { commentOf, exifWith, jpegWith, webpWith } from "./testing/exifBuilder.ts";
import { base64Of, pngWith, tEXt } from "./testing/pngBuilder.ts";
import { refusalOf } from "./testing/refusal.ts";
import { zipOf } from "./testing/zipBuilder.ts";

const png = pngWith({});
const jsonOf = (value: unknown) => Buffer.from(JSON.stringify(value));
function read(bytes: Uint8Array, name?: string) {
  const { container, format, card, image, warnings } = readCard(bytes, name);
  const codes = warnings.map(({ code }) => code);
  return { container, format, name: card.name, image: image?.type ?? null, codes };
}
const ann = { format: "v2", name: "Ann", image: null, codes: [] };

describe("JSON is read", () => {
  test.each([
    ["whatever the file is called", jsonOf(v2Json("Ann"))],
    ["after space", Buffer.from(`\r\n\t ${JSON.stringify(v2Json("Ann"))}`)],
    ["with zero bytes at its end", Buffer.concat([jsonOf(v2Json("Ann")), Buffer.alloc(3)])],
  ])("%s", (_, bytes) => {
    expect(read(bytes, "card.png")).toEqual({ ...ann, container: "json" });
  });

  test("after a byte order mark", () => {
    const bytes = Buffer.concat([Buffer.from("\uFEFF"), jsonOf(v2Json("Ann"))]);
    expect(read(bytes)).toEqual({ ...ann, container: "json", codes: ["bom"] });
  });

  test("in UTF-16", () => {
    const bytes = Buffer.from(`\uFEFF${JSON.stringify(v2Json("Ann"))}`, "utf16le");
    expect(read(bytes)).toEqual({ ...ann, container: "json", codes: ["bom"] });
  });

  test("in the old encoding", () => {
    const bytes = Buffer.from(JSON.stringify(v2Json("Zoë")), "latin1");
    expect(read(bytes)).toEqual({ ...ann, name: "Zoë", container: "json", codes: ["latin1"] });
  });

  test("with the picture in it", () => {
    const uri = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
    const assets = [{ type: "icon", name: "main", ext: "png", uri }];
    expect(read(jsonOf(v3Json("Ann", { assets })))).toMatchObject({ format: "v3", image: "png" });
  });

  test("without what is no picture", () => {
    const uri = `data:image/svg+xml;base64,${Buffer.from("<svg/>").toString("base64")}`;
    const assets = [{ type: "icon", name: "main", ext: "svg", uri }];
    expect(read(jsonOf(v3Json("Ann", { assets })))).toMatchObject({ format: "v3", image: null });
  });
});

const screenshot = exifWith(commentOf("ASCII", "Screenshot"));

describe("a picture is read", () => {
  test("of WebP with the numbers of its bytes, as TavernAI wrote them", () => {
    const numbers = [...jsonOf(v1Json("Ann"))].join(",");
    const bytes = webpWith(exifWith(commentOf("ASCII", numbers)));
    expect(read(bytes)).toEqual({ ...ann, format: "v1", container: "webp", image: "webp" });
  });

  test("of WebP and JPEG with JSON", () => {
    const block = exifWith(commentOf("ASCII", JSON.stringify(v1Json("Ann"))));
    expect(read(webpWith(block))).toEqual({
      ...ann,
      format: "v1",
      container: "webp",
      image: "webp",
    });
    expect(read(jpegWith(block))).toEqual({
      ...ann,
      format: "v1",
      container: "jpeg",
      image: "jpeg",
    });
  });

  test("of PNG whose card hides in a package behind it", () => {
    const bytes = zipOf([{ name: "card.json", content: jsonOf(v3Json("Ann")) }], { prefix: png });
    expect(read(bytes)).toEqual({ ...ann, format: "v3", container: "charx", image: "png" });
  });

  test.each([
    ["PNG", png],
    ["screenshot", pngWith({ beforeIdat: [chunkOf("eXIf", screenshot)] })],
    ["photograph", jpegWith(screenshot)],
    ["JPEG", jpegWith(exifWith(commentOf("ASCII", "")).subarray(0, 8))],
    ["WebP", webpWith(new Uint8Array(0))],
    ["GIF", Buffer.from(`GIF89a${"\0".repeat(40)}`)],
    ["AVIF", Buffer.from("\0\0\0\x1cftypavif\0\0\0\0mif1")],
  ])("and a %s without a card is refused", (_, bytes) => {
    expect(refusalOf(() => read(bytes))).toBe("not_a_card");
  });
});

describe("text is read", () => {
  test("of a prompt in Markdown", () => {
    const bytes = Buffer.from("# Ann\n\nYou are Ann, who keeps a lighthouse.\n");
    expect(read(bytes, "ann.json")).toMatchObject({
      container: "markdown",
      format: "markdown",
      name: "Ann",
    });
  });

  test("of a prompt that begins as JSON might", () => {
    const bytes = Buffer.from('"Stay calm" is all that {{char}} says.');
    expect(read(bytes, "Ann.md")).toMatchObject({ container: "markdown", name: "Ann" });
  });

  test("of a character in YAML", () => {
    const bytes = Buffer.from("name: Ann\ngreeting: Hello.\ncontext: Ann keeps a lighthouse.\n");
    expect(read(bytes, "ann.txt")).toMatchObject({
      container: "yaml",
      format: "ooba",
      name: "Ann",
    });
  });
});

test("a lorebook without a name has that of its file", () => {
  const book = { entries: { 0: { uid: 0, key: ["sea"], content: "Salt water." } } };
  const result = readCard(jsonOf(book), "C:\\books\\The sea.v1.json");
  expect(result).toMatchObject({ kind: "lorebook", card: { name: "The sea.v1" } });
  expect(result.warnings.map(({ code }) => code)).toContain("name_from_file");
});

describe("a file is refused", () => {
  test.each([
    ["that is empty", "", "not_a_card"],
    ["of zero bytes", "\0\0\0", "not_a_card"],
    ["of random bytes", "\x01\x02\x7fELF\0\0\x03", "not_a_card"],
    ["of other JSON", '{"a":1}', "not_a_card"],
    ["of JSON that is cut off", '{"spec":"chara_card_v2","data":{"name":"An', "unreadable"],
  ])("%s", (_, text, code) => {
    expect(refusalOf(() => read(Buffer.from(text)))).toBe(code);
  });

  test("that is larger than a card may be, with the limit", () => {
    const refused = () => readCard(new Uint8Array(cardLimits.file + 1));
    expect(refused).toThrow(
      new CardError("too_large", "The file has more than 10,485,760 bytes.", 10_485_760),
    );
  });
});

describe("secrets of an agent file", () => {
  const agent = {
    ...{ name: "Ann", bio: ["A keeper."], lore: [], messageExamples: [], postExamples: [] },
    ...{ adjectives: [], topics: [], style: { all: [], chat: [], post: [] } },
    settings: { secrets: { KEY: "sk-verysecret" } },
  };
  const containsSecret = (bytes: Uint8Array | undefined) =>
    Buffer.from(bytes ?? "").includes("verysecret") ||
    Buffer.from(bytes ?? "").includes(Buffer.from("sk-verysecret").toString("base64").slice(4, 12));

  test("are in nothing that is kept of JSON", () => {
    const result = readCard(jsonOf(agent));
    expect(JSON.stringify({ ...result, original: null })).not.toContain("verysecret");
    expect(containsSecret(result.original)).toBe(false);
    expect(readCard(result.original).card).toEqual(result.card);
  });

  test("are in nothing that is kept of a picture", () => {
    const result = readCard(pngWith({ afterIdat: [tEXt("chara", base64Of(agent))] }));
    expect(result).toMatchObject({ container: "png", format: "eliza" });
    expect(result.image?.bytes).toBe(result.original);
    const again = readCard(result.original);
    expect(again.raw).toEqual(result.raw);
    expect(JSON.stringify(again.raw)).not.toContain("verysecret");
  });

  test("and a picture that has them in its EXIF is not shown", () => {
    const comment = exifWith(commentOf("ASCII", JSON.stringify(agent)));
    for (const file of [webpWith(comment), jpegWith(comment)]) {
      const result = readCard(file);
      expect(result).toMatchObject({ format: "eliza", card: { name: "Ann" }, image: null });
      expect(containsSecret(result.original)).toBe(false);
      expect(readCard(result.original).card).toEqual(result.card);
    }
  });
});
