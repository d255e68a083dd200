import { describe, expect, test } from "vitest";
import { readCard } from "../readCard.ts";
import { v3Json } from "../testing/cardJson.ts";
import { jpegWith } from "../testing/exifBuilder.ts";
import { pngWith } from "../testing/pngBuilder.ts";
import { refusalOf } from "../testing/refusal.ts";
import { type ZipFile, zipOf } from "../testing/zipBuilder.ts";

const png = pngWith({});
const file = (name: string, content: unknown): ZipFile => ({
  name,
  content: content instanceof Uint8Array ? content : JSON.stringify(content),
});

function read(bytes: Uint8Array) {
  const { container, format, card, image, warnings } = readCard(bytes);
  const codes = warnings.map(({ code }) => code);
  return { container, format, name: card.name, image: image?.type ?? null, codes };
}

const withIcon = (uri: string, ext = "png") =>
  v3Json("Ann", { assets: [{ type: "icon", name: "main", uri, ext }] });

describe("a CHARX is read", () => {
  const charx = { name: "Ann", format: "v3", container: "charx", image: "png", codes: [] };

  test.each([
    ["with RisuAI's paths", "embeded://assets/icon/image/1.png", "assets/icon/image/1.png"],
    ["with a path of its own", "embeded://assets/main.png", "assets/main.png"],
    ["with the spelling that is right", "embedded://assets/main.png", "assets/main.png"],
    ["with an old prefix", "__asset:assets/main.png", "assets/main.png"],
    ["with a path without its extension", "embeded://assets/main", "assets/main.png"],
    ["with a path in other letters", "embeded://assets/Main.PNG", "assets/main.png"],
    ["with an icon that the card does not list", "ccdefault:", "assets/icon/images/x.bin"],
  ])("%s", (_, uri, path) => {
    const bytes = zipOf([
      file("card.json", withIcon(uri)),
      file("x_meta/1.json", {}),
      file(path, png),
    ]);
    expect(read(bytes)).toEqual(charx);
  });

  test("in a folder, as it is after somebody unpacked it and packed it again", () => {
    const files = [file("A/b/card.json", withIcon("embeded://a.png")), file("A/b/a.png", png)];
    const litter = [file("__MACOSX/A/._b", ""), file(".DS_Store", "")];
    expect(read(zipOf([...litter, ...files]))).toEqual(charx);
    const beside = zipOf([...files, file("C/card.json", v3Json("Bea"))]);
    expect(refusalOf(() => read(beside))).toBe("not_a_card");
  });

  test("with the icon that is named main, of several", () => {
    const icons = ["other", "main"].map((name) => {
      return { type: "icon", name, uri: `embeded://${name}`, ext: "png" };
    });
    const other = jpegWith(new Uint8Array(0));
    const files = [file("other", other), file("main", png)];
    const bytes = zipOf([file("card.json", v3Json("Ann", { assets: icons })), ...files]);
    expect(read(bytes)).toEqual(charx);
  });

  test("with as many warnings as anybody reads", () => {
    const many = Array.from({ length: 300 }, () => file("a.txt", ""));
    const { codes } = read(zipOf([file("card.json", v3Json("Ann")), ...many]));
    expect(codes).toEqual(Array.from({ length: 200 }, () => "double_entry"));
  });

  test("behind a JPEG", () => {
    const prefix = jpegWith(new Uint8Array(0));
    const files = [file("card.json", withIcon("embeded://a.png")), file("a.png", png)];
    expect(read(zipOf(files, { prefix }))).toEqual({ ...charx, container: "jpeg" });
    expect(read(zipOf(files, { prefix, isAbsolute: true }))).toEqual({
      ...charx,
      container: "jpeg",
    });
    const alone = zipOf([file("card.json", v3Json("Ann"))], { prefix });
    expect(read(alone)).toEqual({ ...charx, container: "jpeg", image: "jpeg" });
  });

  test("without an icon that is no picture", () => {
    const files = [
      file("card.json", withIcon("embeded://a.svg", "svg")),
      file("a.svg", Buffer.from("<svg/>")),
    ];
    expect(read(zipOf(files))).toEqual({ ...charx, image: null });
  });

  test("and broken JSON in it is refused", () => {
    const bytes = zipOf([{ name: "card.json", content: "{" }]);
    expect(refusalOf(() => read(bytes))).toBe("unreadable");
  });
});

describe("other packages are read", () => {
  const character = {
    schemaVersion: 1,
    id: "ann",
    name: "ann",
    displayName: "Ann",
    isNSFW: false,
    persona: "A keeper of a lighthouse.",
    createdAt: "2025-01-01T00:00:00.000Z",
    updatedAt: "2025-01-01T00:00:00.000Z",
    loreItems: [],
    images: [{ path: "images/a.png", label: "" }],
  };
  const scenario = {
    firstMessages: [{ characterID: "ann", text: "Hello." }],
    narrative: "",
    messages: [],
  };
  const manifest = {
    schemaVersion: 1,
    createdAt: "2025-01-01T00:00:00.000Z",
    characters: ["characters/ann/character.json"],
    scenarios: ["scenarios/one.json", "scenarios/two.json"],
  };
  const byaf = [
    file("manifest.json", manifest),
    file("characters/ann/character.json", character),
    file("scenarios/one.json", scenario),
    file("characters/ann/images/a.png", png),
  ];

  test("of Backyard", () => {
    const bytes = zipOf([...byaf, file("scenarios/two.json", { ...scenario, title: "Two" })]);
    const result = readCard(bytes);
    expect(result).toMatchObject({
      container: "byaf",
      format: "byaf",
      image: { type: "png" },
      warnings: [],
    });
    expect(result.card).toMatchObject({ name: "Ann", first_mes: "Hello." });
    const scenarios = [scenario, { ...scenario, title: "Two" }];
    expect(result.raw).toEqual({ manifest, character, scenarios });
  });

  test("of Backyard without one of its scenarios", () => {
    expect(read(zipOf(byaf))).toMatchObject({ name: "Ann", codes: ["broken_entry"] });
  });

  test("and one of Backyard without its character is refused", () => {
    const bytes = zipOf([file("manifest.json", manifest)]);
    expect(refusalOf(() => read(bytes))).toBe("unreadable");
  });

  test("of Voxta, the character that it is for", () => {
    const [one, two] = ["11111111-aaaa", "22222222-bbbb"];
    const bytes = zipOf([
      file("package.json", { $type: "package", EntryResource: { Kind: 1, Id: two } }),
      file(`Characters/${one}/character.json`, { $type: "character", Id: one, Name: "Bea" }),
      file(`Characters/${one}/thumbnail.png`, png),
      file(`Characters/${two}/character.json`, {
        $type: "character",
        Id: two,
        Name: "Ann",
        Profile: "x",
      }),
      file(`Characters/${two}/thumbnail.png`, png),
      file("Books/33333333-cccc/book.json", { $type: "book", Name: "Sea", Items: [] }),
    ]);
    expect(read(bytes)).toMatchObject({ container: "voxta", name: "Ann", image: "png" });
    expect(read(bytes).codes).toContain("not_imported");
    expect(readCard(bytes).raw).toMatchObject({
      books: [{ Name: "Sea" }],
      package: { $type: "package" },
    });
  });

  test("and one of neither is refused", () => {
    expect(refusalOf(() => read(zipOf([file("a.json", {})])))).toBe("not_a_card");
    expect(refusalOf(() => read(zipOf([])))).toBe("not_a_card");
  });
});
