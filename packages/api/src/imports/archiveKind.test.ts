import { describe, expect, test } from "vitest";
import { isPackage } from "./archiveKind.ts";

describe("isPackage", () => {
  test.each([
    ["CHARX", ["card.json", "assets/icon/images/1.png"]],
    ["CHARX in a folder", ["mira/card.json", "mira/assets/1.png", "__MACOSX/mira/._card.json"]],
    ["BYAF", ["manifest.json", "characters/a/character.json"]],
    ["Voxta", ["Characters/0b5e/character.json"]],
  ])("%s is one card", (_, names) => {
    expect(isPackage(names)).toBe(true);
  });

  test.each([
    ["cards in a folder", ["cards/mira.png", "cards/card.json/readme.txt"]],
    ["two packages unpacked", ["a/card.json", "b/card.json"]],
    ["a folder of SillyTavern", ["data/characters/mira.png", "data/worlds/harbour.json"]],
    ["nothing", []],
  ])("%s are many", (_, names) => {
    expect(isPackage(names)).toBe(false);
  });
});
