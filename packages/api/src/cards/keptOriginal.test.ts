import { readCard } from "@personaforge/cards/readCard";
import { expect, test } from "vitest";
import { headOfOriginal, packOriginal, unpackOriginal } from "./keptOriginal.ts";

test("what is packed is unpacked again, and its head without the rest", async () => {
  const document = { spec: "chara_card_v2", spec_version: "2.0", data: { name: "Mira — 灯台" } };
  const { format, container, raw, card } = readCard(Buffer.from(JSON.stringify(document)));
  const kept = { format, container, raw, card, picture: null };
  const parsed = await packOriginal(kept);
  expect(unpackOriginal(parsed)).toEqual(kept);
  expect(unpackOriginal(new Uint8Array(parsed))).toEqual(kept);
  expect(headOfOriginal(parsed)).toEqual({ format: "v2", container: "json", picture: null });
});
