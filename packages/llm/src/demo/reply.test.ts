import { describe, expect, test } from "vitest";
import type { CompletionMessage } from "../completion.ts";
import { requestOf } from "../fakeOpenai/conversation.ts";
import { readMemory } from "./memory.ts";
import { writeReply } from "./reply.ts";
import * as characters from "./testing/characters.ts";

type Character = (typeof characters)["ship"];

/** Talks as the chat does: the greeting first, every reply remembered. */
function talk(character: Character, lines: readonly string[], key = "key"): string[] {
  const memory = readMemory(character);
  const messages: CompletionMessage[] = [];
  const greeting = character.initial_greeting;
  if (greeting !== null) messages.push({ role: "assistant", content: greeting });
  return lines.map((line) => {
    messages.push({ role: "user", content: line });
    const request = requestOf({ messages: [...messages], turnKey: `${key}${messages.length}` });
    const reply = writeReply(memory, request);
    messages.push({ role: "assistant", content: reply });
    return reply;
  });
}
const ask = (character: Character, line: string, key?: string) => talk(character, [line], key)[0];

describe("a reply of the demo model", () => {
  test.each([
    [
      characters.ship,
      "What happened to your first captain?",
      "My first captain, Ines Okafor, taught me chess",
    ],
    [characters.teaHouse, "Tell me about the long snow", "I fed forty strangers for nine days"],
    [characters.tutor, "why 37?", "My favourite number is 37"],
    [characters.tutor, "How do I add fractions?", "Let's look at 1/2 + 1/3."],
    [characters.detective, "Who was your partner?", "My partner, Eddie Voss, was shot"],
    [characters.support, "My router light is amber", "The Brightline B2 blinks amber"],
    [characters.support, "How do I reset it?", "Holding the reset button for ten seconds"],
    [characters.guide, "¿Qué cocinaba tu abuela?", "“Su abuela le enseñó a hacer mole"],
    [characters.guide, "What did you study?", "I studied archaeology"],
    [characters.chinese, "你父亲怎么了？", "「林墨的父亲是一位药师"],
    [
      characters.japanese,
      "お父さんはどうしましたか",
      "「父は彼女が九歳のときに海で亡くなりました。」",
    ],
  ])("%# finds what was asked: %s", (character, line, part) => {
    expect(ask(character, line)).toContain(part);
  });

  test("introduces itself by name", () => {
    expect(ask(characters.detective, "Who are you?")).toMatch(
      /^I'm Jack Malone\. Private eye, public mess\. I am a private eye/,
    );
    expect(ask(characters.tutor, "Who are you?")).toMatch(/^I am Ada, a patient maths tutor/);
    expect(ask(characters.ship, "What's your name?")).toContain("HALCYON");
  });

  test("gives a feeling back", () => {
    expect(ask(characters.teaHouse, "I feel lonely tonight.")).toMatch(
      /You feel lonely tonight\.|Why do you feel lonely tonight\?/,
    );
  });

  test("admits what is not in its story, and offers something that is", () => {
    const reply = ask(characters.support, "Do you like pizza?") ?? "";
    expect(reply).toMatch(/guess|cover|nothing on that|find out|can't confirm|not one I have/);
    expect(readMemory(characters.support).passages.some(({ text }) => reply.includes(text))).toBe(
      true,
    );
  });

  test("goes on where it stopped", () => {
    const [, next] = talk(characters.ship, ["Tell me about the reactor", "Go on"]);
    expect(next).toContain("I have crossed the Belt four hundred times");
  });

  test("says that a question was answered before", () => {
    const [first, second] = talk(characters.guide, ["What did you study?", "What did you study?"]);
    expect(second).not.toBe(first);
    expect(second).not.toContain("archaeology");
    expect(second).not.toMatch(/No idea|stumped/);
  });

  test("is the same for the same turn, and varies with the turn", () => {
    expect(ask(characters.ship, "Do you like pizza?")).toBe(
      ask(characters.ship, "Do you like pizza?"),
    );
    const keys = Array.from({ length: 20 }, (_, key) => `${key}`);
    const replies = keys.map((key) => ask(characters.ship, "Do you like pizza?", key));
    expect(new Set(replies).size).toBeGreaterThan(10);
  });

  test("knows a greeting, thanks and goodbye in several languages", () => {
    for (const hello of ["Hello!", "hola", "Bonjour", "good evening"]) {
      expect(ask(characters.detective, hello)).not.toMatch(/story|book|idea/);
    }
    expect(ask({ ...characters.chinese, alternate_greetings: ["又见面了。"] }, "你好")).toBe(
      "又见面了。",
    );
  });
});

describe("a long conversation", () => {
  const lines = [
    "Hi there",
    "Who are you?",
    "What do you do all day?",
    "I had a bad day.",
    "Do you like music?",
    "Tell me a story",
    "go on",
    "My mother is ill",
    "What should I do?",
    "Is the weather bad?",
    "What are you afraid of?",
    "ok",
    "asdf qwer",
    "🫖",
    "Are you a language model?",
  ];
  const { chinese, japanese, ...english } = characters;

  test.each(Object.entries(english))("with the %s never says a sentence twice", (_, character) => {
    for (const key of ["a", "b", "c"]) {
      const replies = talk(character, lines, key);
      const said = replies.join("\n");
      for (const { text } of readMemory(character).passages) {
        expect(said.split(text).length - 1, text).toBeLessThanOrEqual(1);
      }
      expect(new Set(replies).size).toBe(replies.length);
    }
  });

  test.each(Object.entries(characters))(
    "with the %s is never empty or out of play",
    (_, character) => {
      for (const reply of talk(character, [...lines, ...lines])) {
        expect(reply.trim()).not.toBe("");
        expect(reply).not.toMatch(/language model|undefined|null|\bAI model/i);
      }
    },
  );

  test("in Chinese and Japanese says only what the author wrote", () => {
    for (const character of [chinese, japanese]) {
      const written = JSON.stringify(character);
      for (const reply of talk(character, lines)) {
        for (const part of reply.split(/[「」]/).filter((text) => text !== "")) {
          expect(written).toContain(part);
        }
      }
    }
  });
});
