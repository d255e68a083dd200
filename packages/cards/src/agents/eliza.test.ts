import { expect, test } from "vitest";
import { type Card } from "../card.ts";
import type { JsonObject } from "../document.ts";
import { eliza } from "./eliza.ts";
import { changedPaths } from "./testing/changedPaths.ts";
import { elizaOld } from "./testing/documents.ts";

const ignore = () => undefined;
const read = (raw: JsonObject) => eliza.read(raw, ignore);
const card = read(elizaOld);

/** The file after an edit; it must be read as what was written. */
function edit(change: Partial<Card>): JsonObject {
  const after = { ...card, ...change };
  const patched = eliza.patch(elizaOld, card, after) as JsonObject;
  expect(read(patched)).toMatchObject(change);
  return patched;
}

test.each([
  ["a line of the lore", "Keeps the light.\nCounts ships.\nBorn at sea.", ["lore.0"]],
  ["a line of the bio", "Keeps the lamp.\nCounts ships.\nBorn in a storm.", ["bio.0"]],
  [
    "a new first line",
    "New.\nKeeps the light.\nCounts ships.\nBorn in a storm.",
    ["bio.0", "bio.1", "bio.2"],
  ],
  ["a line less", "Keeps the light.\nBorn in a storm.", ["bio.1"]],
  ["no lore", "Keeps the light.\nCounts ships.", ["lore.0"]],
  ["more lore", "Keeps the light.\nCounts ships.\nBorn in a storm.\nTwice.", ["lore.1"]],
  ["nothing", "", ["bio.0", "bio.1", "lore.0"]],
])("an edit of the description: %s", (_label, description, paths) => {
  expect(changedPaths(elizaOld, edit({ description }))).toEqual(paths);
});

test("an edit of one example leaves the others and its actions as they are", () => {
  const mes_example = card.mes_example.replace("The keeper.\nOf the light.", "The keeper!");
  const patched = edit({ mes_example });
  expect(changedPaths(elizaOld, patched)).toEqual(["messageExamples.0.1.content.text"]);
  const gone = edit({ mes_example: mes_example.slice(0, mes_example.lastIndexOf("<START>") - 1) });
  expect(gone["messageExamples"]).toHaveLength(1);
  const more = edit({ mes_example: `${card.mes_example}\n<START>\n{{user}}: Bye` });
  expect(changedPaths(elizaOld, more)).toEqual(["messageExamples.2"]);
  expect((more["messageExamples"] as unknown[])[2]).toEqual([
    { name: "{{user1}}", content: { text: "Bye" } },
  ]);
});

test("an edit of the extension changes the fields of the file", () => {
  const own = card.extensions["eliza"] as JsonObject;
  const next = { ...own, adjectives: ["patient", "dry"], topics: undefined };
  const patched = edit({ extensions: { eliza: JSON.parse(JSON.stringify(next)) } });
  expect(changedPaths(elizaOld, patched).toSorted()).toEqual(["adjectives.1", "topics"]);
});
