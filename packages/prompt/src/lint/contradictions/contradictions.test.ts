import type { WrittenContent } from "@personaforge/contract/content";
import { describe, expect, test } from "vitest";
import { found } from "../exampleContent.ts";

const messages = (changes: Partial<WrittenContent>) =>
  found("text-contradiction", changes).map(({ path, message }) => `${path}: ${message}`);

const greeting = (initial_greeting: string) => ({ initial_greeting });

describe("two ages", () => {
  test.each([
    ["Mira Lund is 31 years old.", "Age: 25"],
    ["{{char}} is twenty-five years old.", "Mira is thirty years old."],
    ['[Age("25")]', "Every year on the ice Mira's a 30-year-old."],
    ["- Age: 25\n- Size: small", "Name: Mira; age = 26"],
  ])("%j and %j", (personality_summary, backstory) => {
    expect(messages({ personality_summary, backstory })).toHaveLength(1);
  });

  test.each([
    ["Mira Lund is 31 years old.", "Age: 31"],
    ["{{char}} is twenty-five years old.", "Mira is 25 years old."],
    ["Age: 25", "When Mira is 12 years old, she finds a hive."],
    ["Age: 25", "Mira was 12 years old. Her son is 12 years old. Old Mira is 80 years old."],
    ["Age: 25", "Name: Mira\nAge: 30\nName: Tom\nAge: 40"],
    ["Age: 25", "Age: 20-30"],
    ["Age: 25", "Mira looks 30 years old. Tom says Mira is 30 years old."],
    ["Age: 25", "The age: 300 years of peace. Village: 12. Page: 30"],
    ["Age: 25", "Age: 300 days"],
  ])("not %j and %j", (personality_summary, backstory) => {
    expect(messages({ personality_summary, backstory })).toEqual([]);
  });

  test("are named with their places", () => {
    const [finding] = found("text-contradiction", {
      backstory: "Age: 30",
      scenario: "and so Mira is 31 years old.",
    });
    expect(finding).toMatchObject({
      ...{ path: "scenario", message: "The character is 31 here, but 30 in backstory." },
      range: { start: 7, end: 27 },
    });
  });
});

describe("emoji", () => {
  test.each([
    ["Never uses emoji.", greeting("Hello 😀")],
    ["Dry. No emojis.", { example_dialogues: ["{{user}}: 😀\n{{char}}: Well.\nYes 🎉"] }],
    ["She does not use any emojis.", { alternate_greetings: ["a", "b 🦊"] }],
    ["Writes without emoticons.", greeting("♥️ ❤️ 😀")],
  ])("%j", (tone_description, changes) => {
    expect(messages({ tone_description, ...changes })).toHaveLength(1);
  });

  test.each([
    ["Never uses emoji.", greeting("Hello ™ © → 1️ ✓")],
    ["Never uses emoji.", { example_dialogues: ["{{user}}: 😀\n{{char}}: Well."] }],
    ["Never uses emojis except one.", greeting("Hello 😀")],
    ["Never uses emoji in letters.", greeting("Hello 😀")],
    ["Loves emoji. No jokes.", greeting("Hello 😀")],
    ["Never uses emoji.", { backstory: "She drew a 😀." }],
  ])("not %j with %j", (tone_description, changes) => {
    expect(messages({ tone_description, ...changes })).toEqual([]);
  });
});

describe("always and never", () => {
  test.each([
    ["Mira always answers in rhyme.", "Calm. {{char}} never answers in rhyme!"],
    ["- Always stay in character", "You must never stay in character."],
    ["She never tells the truth.", "She always tells the truth."],
  ])("%j and %j", (personality_summary, tone_description) => {
    expect(messages({ personality_summary, tone_description })).toHaveLength(1);
  });

  test.each([
    ["Mira always answers in rhyme.", "Mira never answers in prose."],
    ["Mira always answers in rhyme.", "Tom never answers in rhyme."],
    ["Mira always smiles.", "Mira never smiles at strangers."],
    ["She always tells the truth.", "He never tells the truth."],
    ["Always late.", "Never late."],
    [
      "Mira always says what she means.",
      "On Sundays, when it rains, Mira never says what she means.",
    ],
  ])("not %j and %j", (personality_summary, tone_description) => {
    expect(messages({ personality_summary, tone_description })).toEqual([]);
  });
});

describe("the script of a greeting", () => {
  const english = "Come in and sit down, the kettle has just boiled.";
  const russian = "Заходи и садись, чайник только что вскипел.";
  const japanese =
    "どうぞお入りください。お湯がちょうど沸いたところです。ゆっくりしていってくださいね。";
  test.each([
    ["ru", english],
    ["en", russian],
    ["ja", english],
    ["de-AT", japanese],
    ["zh-CN", english],
  ])("%s is not %j", (language, text) => {
    expect(messages({ language, ...greeting(text) })).toHaveLength(1);
  });

  test.each([
    ["en", english],
    ["ru", russian],
    ["ja", japanese],
    ["ja", "{{random:{{char}},{{user}}}} <USER> いらっしゃい。"],
    ["ru", "Hello!"],
    ["sr-Latn", english],
    ["ja-Latn", english],
    ["tlh", russian],
    [null, russian],
    ["ru", `${russian} ${english}`],
  ])("%s may be %j", (language, text) => {
    expect(messages({ language, ...greeting(text) })).toEqual([]);
  });
});

describe("the person of a greeting", () => {
  test.each([
    ["Writes in the third person.", '*I open my door and wave.* "Come in!"'],
    ["Mira narrates in first person.", "*Mira opens the door.* Come in!"],
    ["Answer in the first person, present tense.", '{{char}} slowly opens the door. "Come in!"'],
  ])("%j is not %j", (tone_description, text) => {
    expect(messages({ tone_description, ...greeting(text) })).toHaveLength(1);
  });

  test.each([
    ["Writes in the third person.", '*Mira opens the door.* "I am Mira, my friend!"'],
    ["Writes in the third person.", "I am Mira. I keep bees. Come in!"],
    ["Mira narrates in first person.", "*I open the door; Mira is my name.* Come in!"],
    ["Never writes in the first person.", "*Mira opens the door.*"],
    ["Writes in first person. Replies in third person too.", "*Mira opens the door.*"],
    ["Short sentences.", "*Mira opens the door.* I wave, I smile."],
  ])("%j may be %j", (tone_description, text) => {
    expect(messages({ tone_description, ...greeting(text) })).toEqual([]);
  });
});
