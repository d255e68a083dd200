import { describe, expect, test } from "vitest";
import { galleryInput, galleryPath, searchOfPage, tagOfPath, tagPath } from "./galleryParams.ts";

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

describe("searchOfPage", () => {
  test("takes the first of what stands there twice, and nothing for what does not", () => {
    expect(searchOfPage({ q: ["tea", "milk"], page: "2" })).toEqual({ q: "tea", tag: "" });
    expect(searchOfPage({ tag: "noir" })).toEqual({ q: "", tag: "noir" });
  });

  test("reads what galleryPath writes", () => {
    const search = { q: "a&b=c d", tag: "茶 #1" };
    const { searchParams } = new URL(galleryPath("/explore", search), "http://site.invalid");
    expect(searchOfPage(Object.fromEntries(searchParams))).toEqual(search);
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
