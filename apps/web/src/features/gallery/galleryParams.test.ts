import { describe, expect, test } from "vitest";
import { galleryInput, galleryPath, tagOfPath, tagPath } from "./galleryParams.ts";

describe("galleryInput", () => {
  test("leaves out what was not asked for, so that one question has one name", () => {
    expect(galleryInput({ q: "  ", tag: "" })).toEqual({ limit: 24 });
    expect(galleryInput({ q: " tea ", tag: "noir" })).toEqual({ limit: 24, q: "tea", tag: "noir" });
  });
});

describe("galleryPath", () => {
  test("keeps only what is set", () => {
    expect(galleryPath("/explore", { q: "", tag: "noir" })).toBe("/explore?tag=noir");
    expect(galleryPath("/explore", { q: "", tag: "" })).toBe("/explore");
  });
});

describe("tagOfPath", () => {
  test.each(["noir", "science fiction", "茶", "100%", "a/b", "?x&y=#z"])(
    "finds %j again in the path that names it",
    (tag) => {
      expect(tagOfPath(tagPath(tag).slice("/tags/".length))).toBe(tag);
    },
  );

  test.each(["%", "%E8%8C", "x".repeat(81)])("finds no tag in %j", (segment) => {
    expect(tagOfPath(segment)).toBeNull();
  });
});
