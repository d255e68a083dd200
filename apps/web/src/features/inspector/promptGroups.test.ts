import type { PromptPart } from "@personaforge/contract/promptReport";
import { describe, expect, test } from "vitest";
import { chunksOf, groupsOf } from "./promptGroups.ts";

const part = (section: PromptPart["section"], source: string | null, text: string) => ({
  section,
  source,
  text,
});
const textOf = (chunks: ReturnType<typeof chunksOf>) =>
  chunks.map((chunk) => chunk.map(({ text }) => text).join("")).join("\n");

describe("groups", () => {
  test("tags join the text that they enclose, and lead where it leads", () => {
    const groups = groupsOf(
      {
        parts: [
          part("tone", null, "<tone>\n"),
          part("tone", "tone_description", "Slow."),
          part("tone", null, "\n</tone>\n\n"),
          part("backstory", null, "<backstory>\n"),
          part("backstory", "backstory", "Born. "),
          part("backstory", "backstory", "Grown."),
        ],
      },
      0,
    );
    expect(groups.map(({ section, source }) => [section, source])).toEqual([
      ["tone", "tone_description"],
      ["backstory", "backstory"],
    ]);
    expect(textOf(groups[1]?.chunks ?? [])).toBe("<backstory>\nBorn. Grown.");
    expect(groups[1]?.chunks[0]).toHaveLength(2);
  });

  test("each entry of a lorebook has a label of its own", () => {
    const groups = groupsOf(
      {
        parts: [
          part("lore", null, "<lore>\n"),
          part("lore", "lorebook.entries.3", "Salt."),
          part("lore", null, "\n\n"),
          part("lore", "lorebook.entries.7", "Sand."),
          part("lore", null, "\n</lore>"),
        ],
      },
      1,
    );
    expect(groups.map(({ key }) => key)).toEqual(["1:lorebook.entries.3", "1:lorebook.entries.7"]);
    expect(groups.map(({ chunks }) => textOf(chunks))).toEqual(["<lore>\nSalt.", "Sand.\n</lore>"]);
  });
});

test("the blank lines between sections are not in their texts, and those inside are", () => {
  const [group] = groupsOf(
    { parts: [part("tone", null, "\n\n"), part("tone", "tone_description", "\n a\n\nb \n")] },
    0,
  );
  expect(textOf(group?.chunks ?? [])).toBe("\n a\n\nb \n".slice(1, -1));
});

describe("chunks", () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `line ${index}`).join("\n");
  test.each([
    ["many lines", lines],
    ["many lines with an end", `${lines}\n`],
    ["only line breaks", "\n".repeat(9_000)],
    ["one long line", "x".repeat(20_000)],
    ["a long line and a short one", `${"x".repeat(9_000)}\nshort`],
    ["nothing", ""],
  ])("of %s are the text when joined", (_, text) => {
    const pieces = [
      { text: "<lore>\n", source: null },
      { text, source: "backstory" },
      { text: "\n</lore>", source: null },
    ];
    expect(textOf(chunksOf(pieces))).toBe(`<lore>\n${text}\n</lore>`);
  });

  test("are small where there are lines to cut at", () => {
    const chunks = chunksOf([{ text: lines, source: null }]);
    expect(chunks).toHaveLength(125);
    const long = `${"x".repeat(999)}\n`.repeat(20);
    expect(chunksOf([{ text: long.trimEnd(), source: null }])).toHaveLength(5);
  });
});
