import { DomainError } from "@personaforge/contract/errors";
import { expect, test } from "vitest";
import { ReplyText } from "./replyText.ts";

test("joins a pair of surrogates that was split between two pieces", () => {
  const text = new ReplyText();
  expect([text.add("a\ud83d"), text.add("\ude00b")]).toEqual(["a", "😀b"]);
  text.end();
  expect(text.whole).toBe("a😀b");
});

test.each([
  ["NUL", ["fine ", "a\0b"]],
  ["half a pair inside", ["fine ", "\ud83d!"]],
  ["no end", ["fine ", "x".repeat(200_000)]],
])("refuses %s and keeps what came before", (_, pieces) => {
  const text = new ReplyText();
  expect(() => pieces.map((piece) => text.add(piece))).toThrow(DomainError);
  expect(text.whole).toBe("fine ");
});

test("refuses half a pair at the end", () => {
  const text = new ReplyText();
  text.add("fine \ud83d");
  expect(() => text.end()).toThrow("not valid Unicode");
});
