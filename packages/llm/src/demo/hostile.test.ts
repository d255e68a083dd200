import { expect, test } from "vitest";
import { requestOf } from "../fakeOpenai/conversation.ts";
import { readMemory } from "./memory.ts";
import { writeReply } from "./reply.ts";
import { teaHouse } from "./testing/characters.ts";

// The tokenizer alone would take 5 s for the first of these.
const texts: [string, string][] = [
  ["one word", "a".repeat(10_000)],
  ["dots", ".".repeat(10_000)],
  ["quotes", '"abc def '.repeat(1_100)],
  ["no full stop in Chinese", "你好".repeat(5_000)],
  ["2,000 lines", "a: b\n".repeat(2_000)],
  ["one pronoun", "She ".repeat(2_500)],
  ["emoji", "👩‍👩‍👧".repeat(1_200)],
];

readMemory(teaHouse);

test.each(texts)("a character and a message of %s cost little", (_, text) => {
  const before = process.cpuUsage();
  const character = {
    ...teaHouse,
    personality_summary: text.slice(0, 2_000),
    backstory: text,
    opening_scene: text,
    example_dialogues: [text],
  };
  const messages = [{ role: "user" as const, content: text.slice(0, 8_000) }];
  expect(writeReply(readMemory(character), requestOf({ character, messages }))).not.toBe("");
  // Milliseconds of this process: 60 at most when it is measured alone.
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
});
