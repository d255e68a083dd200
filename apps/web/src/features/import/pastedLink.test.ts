import { expect, test } from "vitest";
import { pastedLink } from "./pastedLink.ts";

test.each([
  ["https://cards.example.org/mira.png", "https://cards.example.org/mira.png"],
  [" http://127.0.0.1:8000/cards.zip?as=a\n", "http://127.0.0.1:8000/cards.zip?as=a"],
  ["HTTPS://cards.example.org", "HTTPS://cards.example.org"],
  ["https://cards.example.org/mira.png\nhttps://cards.example.org/ann.png", null],
  ["See https://cards.example.org/mira.png", null],
  ["https://cards.example.org is where she lives.", null],
  ["https://", null],
  ["ftp://cards.example.org/mira.png", null],
  ["javascript:alert(1)", null],
  ["cards.example.org/mira.png", null],
  ['{"name":"Mira"}', null],
  ["", null],
])("%j", (text, link) => {
  expect(pastedLink(text)).toBe(link);
});
