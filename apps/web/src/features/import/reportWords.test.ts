import type { ImportNote } from "@personaforge/contract/import";
import { expect, test } from "vitest";
import { answeredWords, kindWords, notesWords } from "./reportWords.ts";

const note = (some: Partial<ImportNote>): ImportNote => ({
  ...{ kind: "mapping", code: "derived", severity: "info", path: "backstory", message: "Said." },
  ...some,
});

test("what is only good to know does not make a file one with notes", () => {
  expect(notesWords([])).toBeNull();
  expect(notesWords([note({})])).toBeNull();
});

test("fields over the limit, findings and warnings are counted apart", () => {
  const over = { code: "over_limit", severity: "warning" } as const;
  const notes = [
    note({ ...over, path: "backstory" }),
    note({ ...over, path: "backstory" }),
    note({ ...over, path: "scenario" }),
    note({ kind: "finding", code: "remote_url" }),
    note({ kind: "warning", code: "bad_crc", severity: "warning" }),
    note({ kind: "warning", code: "bom" }),
  ];
  expect(answeredWords(notes)).toBeNull();
  expect(answeredWords([...notes, note({ code: "answered" })])).toBe("1 text edited or moved");
  expect(notesWords(notes)).toBe("2 fields over the limit · 1 finding · 1 note");
});

test("a kind is said in words, and one that is not known in the server's", () => {
  expect(kindWords({ format: "v2", container: "png" })).toBe("V2 card · PNG picture");
  expect(kindWords({ format: "v4", container: "tar" })).toBe("v4 · tar");
});
