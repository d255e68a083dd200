import {
  type CharacterContent,
  characterContent,
  newContent,
} from "@personaforge/contract/content";
import { labelName } from "@personaforge/contract/reference";
import { limits } from "@personaforge/contract/limits";
import { countCodePoints } from "@personaforge/contract/codePoints";
import { describe, expect, test } from "vitest";
import { testDatabase } from "./testing/testDatabase.ts";

const owner = "0190a1b2-0000-7000-8000-000000000001";
let made = 0;

const { db } = await testDatabase();
await db.insertInto("owner").values({ id: owner, handle: "local", name: "You" }).execute();

const content = newContent.parse({ name: "N", personality_summary: "P" });

/** Whether Postgres takes this content; the character's row is written in the same statement. */
async function stored(changes: Partial<CharacterContent>): Promise<boolean> {
  const id = `0190a1b2-0000-7000-8000-1${String(made++).padStart(11, "0")}`;
  const version = {
    character_id: id,
    number: 1,
    owner_id: owner,
    author_id: owner,
    content_hash: "0".repeat(64),
    source: "api" as const,
    ...content,
    ...changes,
  };
  try {
    await db
      .with("version", (cte) =>
        cte.insertInto("character_version").values(version).returning("number"),
      )
      .insertInto("character")
      .values({ id, owner_id: owner, slug: `s-${made}`, head_version: 1, search: "" })
      .execute();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "23514") return false;
    throw error;
  }
}

const accepted = (changes: Partial<CharacterContent>) =>
  characterContent.safeParse({ ...content, ...changes }).success;

// A family of four is 7 code points joined by ZWJ; "é" here is a letter and a combining mark.
const units = { ascii: "a", emoji: "👩‍👩‍👧‍👦", cjk: "語", combining: "e\u0301" };

/** A text of exactly `length` code points that repeats the unit. */
function textOf(unit: string, length: number): string {
  const points = [...unit];
  return Array.from({ length }, (_, index) => points[index % points.length]).join("");
}

const texts = {
  name: limits.name,
  personality_summary: limits.personality_summary,
  backstory: limits.backstory,
  tone_description: limits.tone_description,
  initial_greeting: limits.initial_greeting,
  tagline: limits.tagline,
  opening_scene: limits.opening_scene,
  license: limits.license,
  nickname: limits.nickname,
  scenario: limits.scenario,
  system_prompt: limits.system_prompt,
  post_history_instructions: limits.post_history_instructions,
};

const lists = {
  tags: [limits.tag, limits.tags],
  alternate_greetings: [limits.alternate_greeting, limits.alternate_greetings],
  example_dialogues: [limits.example_dialogue, limits.example_dialogues],
  group_greetings: [limits.group_greeting, limits.group_greetings],
} as const;

describe.each(Object.entries(units))("contract and database agree on %s", (_, unit) => {
  test.each(Object.entries(texts))("%s: %i fit and one more does not", async (field, limit) => {
    const fits = textOf(unit, limit);
    const over = textOf(unit, limit + 1);
    expect([countCodePoints(fits), countCodePoints(over)]).toEqual([limit, limit + 1]);
    expect([accepted({ [field]: fits }), await stored({ [field]: fits })]).toEqual([true, true]);
    expect([accepted({ [field]: over }), await stored({ [field]: over })]).toEqual([false, false]);
  });

  test.each(Object.entries(lists))("an entry of %s", async (field, [limit]) => {
    const fits = [textOf(unit, limit)];
    const over = [textOf(unit, limit + 1)];
    expect([accepted({ [field]: fits }), await stored({ [field]: fits })]).toEqual([true, true]);
    expect([accepted({ [field]: over }), await stored({ [field]: over })]).toEqual([false, false]);
  });
});

describe("contract and database agree on", () => {
  test.each(Object.entries(lists))("how many %s there may be", async (field, [, most]) => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, index) => `entry ${index}`);
    const [fits, over] = [entries(most), entries(most + 1)];
    expect([accepted({ [field]: fits }), await stored({ [field]: fits })]).toEqual([true, true]);
    expect([accepted({ [field]: over }), await stored({ [field]: over })]).toEqual([false, false]);
  });

  test.each(Object.entries(units))("how long a label of %s may be", async (_, unit) => {
    const id = `0190a1b2-0000-7000-8000-1${String(made).padStart(11, "0")}`;
    expect(await stored({})).toBe(true);
    const points = async (name: string) => {
      const row = { character_id: id, owner_id: owner, name, version: 1 };
      const stored = await db
        .insertInto("character_label")
        .values(row)
        .execute()
        .then(
          () => true,
          (error: { code?: string }) => error.code !== "23514",
        );
      return [labelName.safeParse(name).success, stored];
    };
    expect(await points(textOf(unit, limits.label))).toEqual([true, true]);
    expect(await points(textOf(unit, limits.label + 1))).toEqual([false, false]);
  });

  test("language", async () => {
    const fits = `en-${"a1b2c3d4-".repeat(3)}abcde`;
    expect(fits).toHaveLength(limits.language);
    expect([accepted({ language: fits }), await stored({ language: fits })]).toEqual([true, true]);
    const over = `${fits}f`;
    expect([accepted({ language: over }), await stored({ language: over })]).toEqual([
      false,
      false,
    ]);
  });

  test("required text", async () => {
    expect([accepted({ name: "" }), await stored({ name: "" })]).toEqual([false, false]);
    expect([accepted({ backstory: "" }), await stored({ backstory: "" })]).toEqual([true, true]);
  });

  test("content_rating", async () => {
    const unknown = { content_rating: "adult" as "general" };
    expect([accepted(unknown), await stored(unknown)]).toEqual([false, false]);
  });

  test("which fields there are", async () => {
    const columns = await db.introspection.getTables();
    const version = columns.find(({ name }) => name === "character_version");
    const names = version?.columns.map(({ name }) => name) ?? [];
    expect(names).toEqual(expect.arrayContaining(Object.keys(characterContent.shape)));
  });
});
