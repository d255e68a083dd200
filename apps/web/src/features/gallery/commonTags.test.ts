import { describe, expect, test } from "vitest";
import { commonTags } from "./commonTags.ts";

const cards = [{ tags: ["sea", "fantasy"] }, { tags: ["noir", "sea"] }, { tags: ["茶"] }];

describe("commonTags", () => {
  test("puts the most frequent tag first and the others in the order of the alphabet", () => {
    expect(commonTags(cards, 10)).toEqual(["sea", "fantasy", "noir", "茶"]);
  });

  test("gives no more than was asked for", () => {
    expect(commonTags(cards, 2)).toEqual(["sea", "fantasy"]);
  });

  test("finds none where there is none", () => {
    expect(commonTags([{ tags: [] }], 5)).toEqual([]);
  });
});
