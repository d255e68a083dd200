import type { LoreEntry, Lorebook } from "@personaforge/contract/lorebook";
import { limits } from "@personaforge/contract/limits";
import { expect, test } from "vitest";
import { check } from "./contentCheck.ts";
import { problemsBelow } from "#features/lore/loreProblems.ts";
import { emptyForm } from "./contentForm.ts";
import { HeldLorebook } from "./heldLorebook.ts";
import { checkLorebook } from "./lorebookCheck.ts";

const entry = (change: Partial<LoreEntry> = {}): LoreEntry => ({
  keys: ["tide"],
  content: "High at six.",
  enabled: true,
  insertion_order: 1,
  ...change,
});
const messages = async (book: Lorebook) =>
  (await checkLorebook(book)).map(({ path, message }) => `${path.join(".")}: ${message}`);

test("a book that the contract takes has no problems", async () => {
  expect(
    await checkLorebook({ theirs: 1, entries: [entry({ extensions: { a: ["b"] } })] }),
  ).toEqual([]);
});

test("problems stand where they are, in the contract's words", async () => {
  const book: Lorebook = {
    scan_depth: 5_000,
    entries: [
      entry(),
      entry({ keys: ["ok", "x".repeat(5_001)] }),
      entry({ extensions: { a: "\u0000" } }),
    ],
  };
  expect(await messages(book)).toEqual([
    "scan_depth: scan_depth must be a whole number from 0 to 1,000.",
    "entries.1.keys.1: A key has 5,001 characters; the limit is 5,000.",
    expect.stringMatching(/^entries\.2\.extensions\.a: This text /),
  ]);
});

test("a problem that was solved is gone, and those of other entries stay", async () => {
  const bad = entry({ name: "x".repeat(501) });
  expect(await messages({ entries: [bad, bad] })).toHaveLength(2);
  expect(await messages({ entries: [entry(), bad] })).toEqual([
    expect.stringMatching(/^entries\.1/),
  ]);
});

test("a book can be too long though each of its entries is not", async () => {
  const content = "x".repeat(limits.lore_content);
  const book = { entries: Array.from({ length: 41 }, () => entry({ content })) };
  expect(await messages(book)).toEqual([expect.stringMatching(/^: The lorebook is 4,/)]);
  const many = { entries: Array.from({ length: limits.lore_entries + 1 }, () => entry()) };
  expect(await messages(many)).toEqual(["entries: A lorebook has more than 10,000 entries."]);
});

const options = { fields: {}, shouldUseNativeValidation: undefined };
const valid = { ...emptyForm, name: "Mira", personality_summary: "Warm." };

test("the form tells of an entry as of any other field", async () => {
  const lorebook = new HeldLorebook({ entries: [entry(), entry({ content: "\u0000" })] });
  const { errors } = await check({ ...valid, lorebook, name: "" }, undefined, options);
  expect(errors.name?.message).toBeDefined();
  expect(errors).toMatchObject({ lorebook: { entries: { 1: { content: { type: "custom" } } } } });
});

test("what is wrong with the whole book has a place of its own", async () => {
  const content = "x".repeat(limits.lore_content);
  const entries = Array.from({ length: 41 }, () => entry({ content }));
  const lorebook = new HeldLorebook({ entries });
  const { errors } = await check({ ...valid, lorebook }, undefined, options);
  expect(problemsBelow(errors.lorebook).map(({ path }) => path.join("."))).toEqual(["root"]);
});

test("a name out of a stranger's file is no way into other objects", async () => {
  const theirs = { constructor: { polluted: "\u0000" } };
  const lorebook = new HeldLorebook({ entries: [entry({ extensions: theirs })] });
  const { errors } = await check({ ...valid, lorebook }, undefined, options);
  expect(Object.keys(errors)).toEqual(["lorebook"]);
  expect(Object).not.toHaveProperty("polluted");
});

test("a right form comes back with its lorebook", async () => {
  const book = { name: "Harbour", entries: [entry()] };
  const { values } = await check(
    { ...valid, lorebook: new HeldLorebook(book) },
    undefined,
    options,
  );
  expect(values).toMatchObject({ name: "Mira", lorebook: book, depth_prompt: null });
});
