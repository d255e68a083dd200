import { expect, test } from "vitest";
import { libraryInput, loadLibraryParams } from "./libraryParams.ts";

test("the address decides what is asked, and an empty one asks for everything", () => {
  expect(libraryInput(loadLibraryParams("?q=tea%20house&tag=noir"))).toEqual({
    limit: 40,
    q: "tea house",
    tag: "noir",
  });
  expect(libraryInput(loadLibraryParams(""))).toEqual({ limit: 40 });
});

test("blanks around a search do not make another query", () => {
  expect(libraryInput({ q: "  tea ", tag: "" })).toEqual(libraryInput({ q: "tea", tag: "" }));
  expect(libraryInput({ q: "   ", tag: "" })).toEqual({ limit: 40 });
});
