import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { emptyCard } from "../card.ts";
import { readCard } from "../readCard.ts";
import { v3Json } from "../testing/cardJson.ts";
import { jpegWith } from "../testing/exifBuilder.ts";
import { originalOf } from "../testing/originalOf.ts";
import { base64Of, pngWith, tEXt } from "../testing/pngBuilder.ts";
import { zipOf } from "../testing/zipBuilder.ts";
import { writeCard } from "../writeCard.ts";

const native = { ...emptyCard(), name: "Ann", first_mes: "Hello." };
const jsonIn = (files: Record<string, Uint8Array>, name: string): unknown =>
  JSON.parse(Buffer.from(files[name] ?? "").toString());
const icon = { type: "icon", name: "main", uri: "embeded://assets/icon/image/1.png", ext: "png" };
const happy = { type: "emotion", name: "happy", uri: "embeded://assets/happy.png", ext: "png" };
const png = pngWith({ beforeIdat: [tEXt("Title", "old")] });
const newPng = pngWith({ beforeIdat: [tEXt("Title", "new")] });

const value = { ...v3Json("Ann", { odd: 1, assets: [icon, happy] }), more: true };
const charx = zipOf([
  { name: "card.json", content: JSON.stringify(value) },
  { name: "assets/icon/image/1.png", content: png, isStored: true },
  { name: "assets/happy.png", content: png },
  { name: "x_meta/1.json", content: '{"a":1}' },
  { name: "module.risum", content: Buffer.from([0, 1, 2]) },
]);

describe("a CHARX", () => {
  test("whose card says the same thing a million times is read again", () => {
    const card = { ...native, extensions: { much: "a".repeat(3_000_000) } };
    const { bytes } = writeCard(card, "charx");
    expect(readCard(bytes).card.extensions).toEqual(card.extensions);
  });

  test("in a folder comes back without it", () => {
    const files = [
      { name: "Ann/card.json", content: JSON.stringify(value) },
      { name: "Ann/assets/icon/image/1.png", content: png },
    ];
    const result = readCard(zipOf(files));
    const options = { original: originalOf(result) };
    const after = unzipSync(writeCard(result.card, "charx", options).bytes);
    expect(Object.keys(after).toSorted()).toEqual(["assets/icon/image/1.png", "card.json"]);
    expect(jsonIn(after, "card.json")).toEqual(value);
  });

  test("comes back with every file, and its card as it was", () => {
    const result = readCard(charx);
    const { bytes, type, extension, losses } = writeCard(result.card, "charx", {
      original: originalOf(result),
    });
    expect({ type, extension, losses }).toEqual({
      type: "application/zip",
      extension: "charx",
      losses: [],
    });
    const before = unzipSync(charx);
    const after = unzipSync(bytes);
    expect(jsonIn(after, "card.json")).toEqual(value);
    expect({ ...after, "card.json": null }).toEqual({ ...before, "card.json": null });
    expect(readCard(bytes)).toMatchObject({
      container: "charx",
      warnings: [],
      image: { type: "png" },
    });
  });

  test("of which not all is taken over says what is left behind", () => {
    const left = ["x_meta/2.json", "assets/unnamed.png", "notes/private.txt"];
    const files = [
      ...Object.entries(unzipSync(charx)).map(([name, content]) => ({ name, content })),
      ...left.map((name) => ({ name, content: "x" })),
    ];
    const result = readCard(
      zipOf(files.map(({ name, content }) => ({ name: `a/${name}`, content }))),
    );
    const write = (names: readonly string[], image?: Uint8Array) => {
      const kept = new Map(names.map((name) => [name, png]));
      const original = { ...originalOf(result), files: kept };
      return writeCard(result.card, "charx", { original, ...(image && { image }) }).losses;
    };
    const rest = [
      { code: "dropped", path: "files.module.risum" },
      { code: "dropped", path: "files.x_meta" },
      { code: "dropped", path: "files" },
    ];
    const named = ["assets/icon/image/1.png", "assets/happy.png"];
    expect(write(named)).toMatchObject(rest);
    expect(write(named).map(({ message }) => /\d+/.exec(message)?.[0])).toEqual([
      undefined,
      "2",
      "2",
    ]);
    expect(write([])).toMatchObject([{ path: "assets.0" }, { path: "assets.1" }, ...rest]);
    expect(write([], newPng)).toMatchObject([{ path: "assets.1" }, ...rest]);
    expect(write(files.map(({ name }) => name))).toEqual([]);
  });

  test("behind a JPEG comes back without it", () => {
    const result = readCard(Buffer.concat([jpegWith(new Uint8Array(0)), charx]));
    expect(result.container).toBe("jpeg");
    const { bytes } = writeCard({ ...result.card, name: "Bea" }, "charx", {
      original: originalOf(result),
    });
    const after = unzipSync(bytes);
    expect(jsonIn(after, "card.json")).toEqual({
      ...value,
      data: { ...value.data, name: "Bea" },
    });
    expect(Object.keys(after)).toEqual(Object.keys(unzipSync(charx)));
  });

  test("with a new picture has it in the place of the old one", () => {
    const result = readCard(charx);
    const options = { original: originalOf(result), image: newPng };
    const { bytes } = writeCard(result.card, "charx", options);
    const uri = "embeded://assets/icon/images/main.png";
    expect(jsonIn(unzipSync(bytes), "card.json")).toHaveProperty("data.assets", [
      { ...icon, uri },
      happy,
    ]);
    expect(Object.keys(unzipSync(bytes))).not.toContain("assets/icon/image/1.png");
    expect(Buffer.from(readCard(bytes).image?.bytes ?? "")).toEqual(Buffer.from(newPng));
  });

  test("of a PNG has its picture, without the card that was in it", () => {
    const card = tEXt("ccv3", base64Of(v3Json("Ann")));
    const result = readCard(pngWith({ beforeIdat: [tEXt("Title", "old")], afterIdat: [card] }));
    const { bytes, losses } = writeCard(result.card, "charx", { original: originalOf(result) });
    expect(Buffer.from(readCard(bytes).image?.bytes ?? "")).toEqual(Buffer.from(png));
    expect(losses).toEqual([]);
  });

  test("of a PNG with files in its chunks has those files", () => {
    const happyInChunk = { ...happy, uri: "__asset:0" };
    const gone = { ...happy, name: "gone", uri: "__asset:7", ext: "../x" };
    const song = { type: "x_song", name: "song", uri: "__asset:Song", ext: "../mp3" };
    const json = v3Json("Ann", { assets: [happyInChunk, gone, song] });
    const chunks = [
      tEXt("chara-ext-asset_:0", Buffer.from(newPng).toString("base64")),
      tEXt("chara-ext-asset_Song", Buffer.from([1, 2, 3]).toString("base64")),
    ];
    const result = readCard(pngWith({ afterIdat: [...chunks, tEXt("ccv3", base64Of(json))] }));
    const { bytes, losses } = writeCard(result.card, "charx", { original: originalOf(result) });
    const files = unzipSync(bytes);
    expect(jsonIn(files, "card.json")).toHaveProperty("data.assets", [
      { type: "icon", name: "main", uri: "embeded://assets/icon/images/main.png", ext: "png" },
      { ...happy, uri: "embeded://assets/emotion/images/0.png" },
      gone,
      { ...song, uri: "embeded://assets/x_song/other/2.bin" },
    ]);
    expect(Buffer.from(files["assets/emotion/images/0.png"] ?? "")).toEqual(Buffer.from(newPng));
    expect([...(files["assets/x_song/other/2.bin"] ?? [])]).toEqual([1, 2, 3]);
    expect(Buffer.from(files["assets/icon/images/main.png"] ?? "")).toEqual(
      Buffer.from(pngWith({})),
    );
    expect(losses).toMatchObject([{ path: "assets.1" }]);
  });

  test("behind a PNG keeps its own icon", () => {
    const result = readCard(Buffer.concat([newPng, charx]));
    expect(result.container).toBe("charx");
    const { bytes } = writeCard(result.card, "charx", { original: originalOf(result) });
    expect(jsonIn(unzipSync(bytes), "card.json")).toEqual(value);
  });

  test("of nothing but a card is read back", () => {
    const { bytes, losses } = writeCard(native, "charx");
    expect(losses).toEqual([]);
    expect(readCard(bytes)).toMatchObject({
      container: "charx",
      card: native,
      image: null,
      warnings: [],
    });
    expect(() => writeCard(native, "charx", { image: Buffer.from("x") })).toThrow(TypeError);
  });

  test("is the same on every day", () => {
    expect(writeCard(native, "charx").bytes).toEqual(writeCard(native, "charx").bytes);
  });

  test("as a PNG loses its files, and says which", () => {
    const result = readCard(charx);
    const { bytes, losses } = writeCard(result.card, "png", {
      original: originalOf(result),
      image: newPng,
    });
    expect(losses).toMatchObject(
      ["assets.1", "files.module.risum", "files.x_meta"].map((path) => ({ code: "dropped", path })),
    );
    const { card } = readCard(bytes);
    expect(card.assets).toEqual([{ ...icon, uri: "ccdefault:" }, happy]);
  });
});

describe("an archive of Backyard", () => {
  const character = {
    ...{ schemaVersion: 1, id: "ann", name: "ann", displayName: "Ann", isNSFW: false },
    ...{ persona: "A keeper.", loreItems: [], images: [{ path: "images/a.png", label: "x" }] },
    ...{ createdAt: "2025-01-01T00:00:00.000Z", updatedAt: "2025-01-01T00:00:00.000Z", odd: 1 },
  };
  const scenario = {
    ...{ schemaVersion: 1, firstMessages: [{ characterID: "ann", text: "Hello." }] },
    ...{ narrative: "", formattingInstructions: "", exampleMessages: [], messages: [], odd: 2 },
  };
  const manifest = {
    ...{ schemaVersion: 1, createdAt: "2025-01-01T00:00:00.000Z" },
    ...{
      characters: ["characters/ann/character.json"],
      scenarios: ["scenarios/a.json", "scenarios/b.json"],
    },
  };
  const other = { ...scenario, firstMessages: [{ characterID: "ann", text: "Again." }] };
  const byaf = zipOf([
    { name: "manifest.json", content: JSON.stringify(manifest) },
    { name: "characters/ann/character.json", content: JSON.stringify(character) },
    { name: "characters/ann/images/a.png", content: png },
    { name: "scenarios/a.json", content: JSON.stringify(scenario) },
    { name: "scenarios/b.json", content: JSON.stringify(other) },
  ]);

  test("comes back as it was", () => {
    const result = readCard(byaf);
    const { bytes, type, extension, losses } = writeCard(result.card, "byaf", {
      original: originalOf(result),
    });
    expect({ type, extension, losses }).toEqual({
      type: "application/zip",
      extension: "byaf",
      losses: [],
    });
    const after = unzipSync(bytes);
    expect(Object.keys(after).toSorted()).toEqual(Object.keys(unzipSync(byaf)).toSorted());
    expect(readCard(bytes).raw).toEqual({ manifest, character, scenarios: [scenario, other] });
    expect(Buffer.from(after["characters/ann/images/a.png"] ?? "")).toEqual(Buffer.from(png));
  });

  test("has only the scenarios that its manifest names", () => {
    const result = readCard(byaf);
    const edited = { ...result.card, alternate_greetings: [] };
    const { bytes } = writeCard(edited, "byaf", { original: originalOf(result) });
    expect(Object.keys(unzipSync(bytes))).not.toContain("scenarios/b.json");
    expect(readCard(bytes)).toMatchObject({ card: { alternate_greetings: [] }, warnings: [] });
  });

  test("with a new picture has it first", () => {
    const result = readCard(byaf);
    const { bytes } = writeCard(result.card, "byaf", {
      original: originalOf(result),
      image: newPng,
    });
    expect(Buffer.from(readCard(bytes).image?.bytes ?? "")).toEqual(Buffer.from(newPng));
    expect(Object.keys(unzipSync(bytes))).toContain("characters/ann/images/a.png");
  });

  test("with one new picture after another has the last one only", () => {
    const first = readCard(writeCard(native, "byaf", { image: png }).bytes);
    const options = { original: originalOf(first), image: newPng };
    const { bytes } = writeCard(first.card, "byaf", options);
    expect(readCard(bytes).raw).toHaveProperty("character.images", [
      { path: "images/avatar.png", label: "" },
    ]);
    expect(Buffer.from(readCard(bytes).image?.bytes ?? "")).toEqual(Buffer.from(newPng));
  });

  test("of a card of ours is read back", () => {
    const { bytes } = writeCard(native, "byaf", { image: newPng, now: 1_700_000_000_000 });
    const result = readCard(bytes);
    expect(result).toMatchObject({
      container: "byaf",
      card: { name: "Ann", first_mes: "Hello." },
      warnings: [],
    });
    expect(Buffer.from(result.image?.bytes ?? "")).toEqual(Buffer.from(newPng));
  });
});
