import { scanLore } from "@personaforge/prompt/lore/scanLore";
import { expect, test } from "vitest";
import { windowOf, writeWorld } from "./lorebooks.ts";
import { scanOf } from "./loreWork.ts";
import { naiveLore } from "./naiveLore.ts";

const words = (text: string) => text.split(" ").length;

test("key by key finds words in any case, and regular expressions", () => {
  const entry = (...keys: string[]) => ({
    ...{ keys, content: "text", enabled: true, insertion_order: 1 },
  });
  const book = {
    entries: [entry("tower", "PIER"), entry("gate"), entry("/lamps?\\b/"), entry("/LAMP/")],
  };
  const said = [
    { role: "user" as const, text: "The Pier" },
    { role: "character" as const, text: "has two lamps." },
  ];
  expect(naiveLore(book, said)).toEqual([0, 2]);
});

test.each([false, true])(
  "the engine finds what key by key finds, regular expressions: %j",
  (regex) => {
    const world = writeWorld(3, { entries: 200, messages: 80, regex });
    for (const turn of [0, 7, 30]) {
      const [fates = []] = scanLore(scanOf(world, turn, words)).fates;
      const found = fates.filter(({ key }) => key !== null).map(({ entry }) => entry);
      expect(found.length).toBeGreaterThan(3);
      expect(found.length).toBeLessThan(60);
      expect(found).toEqual(naiveLore(world.book, windowOf(world, turn)));
    }
  },
);

test("the window moves by a message a turn, and begins anew at the end of the chat", () => {
  const world = writeWorld(3, { entries: 5, messages: 60, regex: false });
  expect(windowOf(world, 0)).toEqual(world.chat.slice(0, 50));
  expect(windowOf(world, 10)).toEqual(world.chat.slice(10));
  expect(windowOf(world, 11)).toEqual(windowOf(world, 0));
});
