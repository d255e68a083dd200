import type { ReadFormat } from "@personaforge/cards/format";
import { emptyCard } from "@personaforge/cards/card";
import { expect, test } from "vitest";
import { headOfOriginal, packOriginal, unpackOriginal, withPicture } from "./keptOriginal.ts";

const format: ReadFormat = "v2";
const read = {
  ...{ format, container: "json" as const, raw: { data: { name: "Mira — 灯台", odd: [null] } } },
  card: { ...emptyCard(), name: "Mira — 灯台" },
};
const size = JSON.stringify({ raw: read.raw, card: read.card }).length;

test("what is packed is unpacked again, and its head without the rest", async () => {
  const parsed = await packOriginal(read);
  expect(unpackOriginal(parsed)).toEqual({ ...read, picture: null, size });
  expect(headOfOriginal(parsed)).toEqual({ format, container: "json", picture: null, size });
});

test("the picture is added later, also to bytes that came from a thread", async () => {
  const picture = "a".repeat(64);
  const parsed = withPicture(new Uint8Array(await packOriginal(read)), picture);
  expect(headOfOriginal(parsed)).toEqual({ format, container: "json", picture, size });
  expect(unpackOriginal(new Uint8Array(parsed))).toEqual({ ...read, picture, size });
});
