import { newContent } from "@personaforge/contract/content";
import type { LoreEntry } from "@personaforge/contract/lorebook";
import { describe, expect, test } from "vitest";
import { compile } from "./compile.ts";
import type { PromptInput } from "./prompt.ts";

const some = newContent.parse({ name: "Mira", personality_summary: "Calm." });
const withText = (fields: Partial<PromptInput["character"]>) => ({ ...some, ...fields });
const entryOf = (fields: Partial<LoreEntry>): LoreEntry => ({
  ...{ keys: ["sea"], content: "Waves.", enabled: true, insertion_order: 0 },
  ...fields,
});
const long = (text: string, length: number) => text.repeat(Math.floor(length / text.length));
const numbered = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index));

function promptOf(input: Partial<PromptInput>) {
  return compile({
    ...{ character: some, user: { name: "Sam" }, history: [], message: "The sea", seed: "s" },
    ...{ budget: { context: 10_000_000, reply: 64, margin: 64 }, target: "anthropic" },
    now: "2026-11-23T18:05:00+01:00",
    count: (text) => text.length,
    ...input,
  });
}

const description = withText({ backstory: long("word ", 200_000) });

// Every one of them fits into one request of a megabyte. Without bounds they took from eight seconds to
// many minutes, or more memory than a server has.
describe("no request keeps a server busy", () => {
  test.each<[string, () => Partial<PromptInput>]>([
    ["dice", () => ({ character: withText({ backstory: long("{{roll:999d6}}", 200_000) }) })],
    [
      "entries that name the backstory",
      () => {
        const content = "{{description}}".repeat(10);
        const entries = numbered(3_000, () => content).map((text) =>
          entryOf({ constant: true, content: text }),
        );
        return { character: { ...description, lorebook: { entries } } };
      },
    ],
    [
      "keys that name the backstory",
      () => {
        const keys = (from: number) => numbered(1_000, (index) => `{{description}}${from}${index}`);
        const entries = numbered(30, String).map((_, index) => entryOf({ keys: keys(index) }));
        return { character: { ...description, lorebook: { entries } } };
      },
    ],
    [
      "keys inside each other that nearly stand there",
      () => {
        const keys = (from: number) => numbered(100, (index) => `${"a".repeat(from + index)}A`);
        const entries = numbered(10, String).map((_, index) =>
          entryOf({ keys: keys(index * 100), case_sensitive: true }),
        );
        const history = numbered(200, () => long("a", 1_000)).map((text) => ({
          ...{ role: "user" as const, text },
        }));
        return { history, character: withText({ lorebook: { scan_depth: 1_000, entries } }) };
      },
    ],
    [
      "regular expressions of all letters there are",
      () => {
        const source = "\\p{L}\\P{N}".repeat(40);
        const entries = numbered(2_000, (index) => `/(?:${source}){1,9}${index}/iu`).map((key) =>
          entryOf({ use_regex: true, keys: [key] }),
        );
        return { character: withText({ lorebook: { entries } }) };
      },
    ],
    [
      "five thousand decorators in each of 40 entries",
      () => {
        const content = long("@@exclude_keys a\n", 99_000);
        const entries = numbered(40, () => content).map((text) => entryOf({ content: text }));
        return { character: withText({ lorebook: { entries } }) };
      },
    ],
    [
      "entries of many groups",
      () => {
        const group = (letter: string) => numbered(60_000, (index) => letter + index).join(",");
        const entries = [
          entryOf({ content: "a ship", extensions: { group: group("a") } }),
          entryOf({ keys: ["ship"], extensions: { group: group("b") } }),
        ];
        const lorebook = { profile: "sillytavern" as const, recursive_scanning: true, entries };
        return { character: withText({ lorebook }) };
      },
    ],
    [
      "a letter with 180,000 accents",
      () => {
        const text = `a${"\u0301".repeat(90_000)}${"\u0316".repeat(90_000)}`;
        const character = withText({ lorebook: { entries: [entryOf({})] } });
        return { character, history: [{ role: "user", text }] };
      },
    ],
    [
      "numbers between blanks",
      () => {
        const macro = (text: string) => `{{${text}${" ".repeat(60_000)}x\ny}}`;
        const backstory = ["roll:6", "time::UTC", "timeDiff::2026-01-01"].map(macro).join("");
        return { character: withText({ backstory }) };
      },
    ],
    [
      "all the tags of our notes",
      () => {
        const text = numbered(60_000, (index) => `system_note_${index}`).join(" ");
        return { history: [{ role: "user", text }] };
      },
    ],
  ])("with %s", (_name, input) => {
    const before = process.cpuUsage();
    promptOf(input());
    const { user, system } = process.cpuUsage(before);
    // 0.1 to 0.5 s each.
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});

test("a report tells of a hundred unknown macros, by their beginnings", () => {
  const nested = "{{getvar::".repeat(1_000) + "}}".repeat(1_000);
  const { report } = promptOf({ character: withText({ example_dialogues: [nested, nested] }) });
  expect(report.unknown_macros).toHaveLength(100);
  expect(JSON.stringify(report.unknown_macros).length).toBeLessThan(50_000);
});

test("100,000 different keys are looked for, and the others said to be too many", () => {
  const entries = numbered(101, String).map((_, entry) =>
    entryOf({ keys: numbered(1_000, (index) => `k${entry}-${index};`) }),
  );
  const character = withText({ lorebook: { entries } });
  const { report } = promptOf({ character, message: "From k99-999; to k100-1;" });
  expect(report.lore?.active).toBe(1);
  expect(report.lore?.fates.slice(0, 2)).toMatchObject([
    { entry: 99, reason: "key", key: "k99-999;" },
    {
      ...{ entry: 100, active: false, reason: "regex", key: "k100-0;" },
      detail:
        'The key "k100-0;" was not looked for: the lorebook has more than 100,000 different keys.',
    },
  ]);
});

test("what macros may read and write is one amount for all texts of a prompt", () => {
  const entries = numbered(20, () => "{{description}}").map((content) =>
    entryOf({ constant: true, content }),
  );
  const { blocks } = promptOf({ character: { ...description, lorebook: { entries } } });
  const lore = blocks[0]?.parts.filter(({ source }) => source?.startsWith("lorebook")) ?? [];
  // A million characters hold it five times; what is beyond stays as it is written.
  expect(lore.filter(({ text }) => text.startsWith("word word"))).toHaveLength(5);
  expect(lore.filter(({ text }) => text === "{{description}}")).toHaveLength(15);
});
