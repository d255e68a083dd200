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
    { user: "{{user1}}", name: "{{user1}}", content: { text: "Bye" } },
  ]);
});

test("the user of newer files, and the speakers of chats with models, are known", () => {
  const message = (name: string, text: string) => ({ name, content: { text } });
  const document = {
    ...{ name: "Mira", bio: ["Keeps the light."], topics: [] },
    messageExamples: [
      [message("{{name1}}", "I am {{name1}}."), message("Mira", "Hello.")],
      [
        { user: "human", content: { text: "Why?" } },
        { user: "assistant", content: { text: "Fog." } },
      ],
    ],
  };
  const before = read(document);
  expect(before.mes_example).toBe(
    "<START>\n{{user}}: I am {{user}}.\n{{char}}: Hello.\n<START>\n{{user}}: Why?\n{{char}}: Fog.",
  );
  const mes_example = before.mes_example.replace("Hello", "Hi, {{user}}").replace("Fog", "Rain");
  const patched = eliza.patch(document, before, { ...before, mes_example }) as JsonObject;
  expect(changedPaths(document, patched)).toEqual([
    "messageExamples.0.1.content.text",
    "messageExamples.1.1.content.text",
  ]);
  expect(patched).toMatchObject({
    messageExamples: [
      [{}, { content: { text: "Hi, {{name1}}." } }],
      [{}, { user: "assistant" }],
    ],
  });
});

test.each([
  ["with a system prompt", { name: "Mira", system: "You are Mira.", bio: "Keeps the light." }],
  ["with a list of facts", { name: "Mira", bio: ["Keeps the light."] }],
  ["with settings", { name: "Mira", bio: "Keeps the light.", settings: {} }],
])(
  "a file with a bio and nothing else but what everybody has is of elizaOS: %s",
  (_label, value) => {
    expect(eliza.is(value)).toBe(true);
    expect(eliza.is({ ...value, bio: undefined })).toBe(false);
  },
);

test("a profile of somebody is no file of elizaOS", () => {
  expect(eliza.is({ name: "Mira", bio: "Keeps the light.", email: "mira@example.org" })).toBe(
    false,
  );
  expect(eliza.is({ bio: ["Keeps the light."] })).toBe(false);
});

test("an edit of the extension changes the fields of the file", () => {
  const own = card.extensions["eliza"] as JsonObject;
  const next = { ...own, adjectives: ["patient", "dry"], topics: undefined };
  const patched = edit({ extensions: { eliza: JSON.parse(JSON.stringify(next)) } });
  expect(changedPaths(elizaOld, patched).toSorted()).toEqual(["adjectives.1", "topics"]);
});
