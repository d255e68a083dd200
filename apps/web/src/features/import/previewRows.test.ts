import type { CharacterContent } from "@personaforge/contract/content";
import type { ImportItem, ImportNote, ImportPreview } from "@personaforge/contract/import";
import { expect, test } from "vitest";
import { previewRows } from "./previewRows.ts";

const note = (some: Partial<ImportNote>): ImportNote => ({
  ...{ kind: "mapping", code: "derived", severity: "info", path: "", message: "Said." },
  ...some,
});

const report = {
  ...{ hash: "0".repeat(64), container: "png", format: "v2", kind: "character" },
  ...{ name: "Mira", creator: "" },
  mapping: [
    { field: "backstory", source: "description", characters: 12 },
    { field: "initial_greeting", source: "first_mes", characters: 700 },
    { field: "lorebook", source: "character_book", characters: 40 },
    { field: "alternate_greetings", source: "alternate_greetings", characters: 6 },
  ],
  notes: [
    note({ code: "over_limit", path: "initial_greeting", length: 700, limit: 500 }),
    note({ code: "unmapped", path: "extensions.world" }),
    note({ kind: "warning", code: "bad_crc" }),
    note({ kind: "finding", code: "remote_url", excerpt: "http://a.example" }),
  ],
} satisfies ImportItem["report"];

const content: Partial<CharacterContent> = {
  backstory: "Born at sea.",
  initial_greeting: "Hello.",
  lorebook: { entries: [] },
  alternate_greetings: ["Hi.", "Ho."],
};

const preview = {
  item: { report },
  content,
  theirs: [
    { field: "description", text: "Born at sea.\n" },
    { field: "first_mes", text: "Hello. And more." },
    { field: "alternate_greetings.0", text: "Hi." },
    { field: "creator_notes", text: "Made with love." },
    { field: "creator", text: " " },
  ],
} as unknown as ImportPreview;

test("each mapped field stands beside its source, and theirs only where it differs", () => {
  const { mapped } = previewRows(preview);
  expect(mapped.map(({ label, source, text, theirs }) => [label, source, text, theirs])).toEqual([
    ["Backstory", "description", "Born at sea.", null],
    ["Greeting", "first_mes", "Hello.", "Hello. And more."],
    ["Lorebook", "character_book", "0 entries", null],
    ["Alternate greetings", "alternate_greetings", "Hi.\n\nHo.", null],
  ]);
  expect(mapped[1]?.notes.map(({ code }) => code)).toEqual(["over_limit"]);
});

test("what has no field is kept, and notes stand once", () => {
  const { kept, notes, findings } = previewRows(preview);
  expect(kept).toEqual([{ field: "creator_notes", text: "Made with love." }]);
  expect(notes.map(({ code }) => code)).toEqual(["unmapped", "bad_crc"]);
  expect(findings.map(({ excerpt }) => excerpt)).toEqual(["http://a.example"]);
});

test("a first message that is too long is the opening scene, and each field of it says so", () => {
  const { mapped } = previewRows({
    item: {
      report: {
        ...report,
        mapping: [
          { field: "initial_greeting", source: "first_mes", characters: 480 },
          { field: "opening_scene", source: "first_mes", characters: 1_200 },
        ],
        notes: [note({ code: "moved", path: "opening_scene" }), note({ path: "initial_greeting" })],
      },
    },
    ...{ content, theirs: [] },
  } as unknown as ImportPreview);
  expect(mapped.map(({ notes }) => notes.map(({ message }) => message))).toEqual([
    ["The whole text is the opening scene; the greeting is its first sentences."],
    [
      "The first message has 1,200 characters, and a greeting at most 500: the whole text is the opening scene.",
    ],
  ]);
});
