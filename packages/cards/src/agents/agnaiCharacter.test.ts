import { expect, test } from "vitest";
import type { JsonObject } from "../document.ts";
import { agnaiCharacter } from "./agnaiCharacter.ts";
import { agnaiTraits } from "./testing/agnaiDocument.ts";

const ignore = () => undefined;
const read = (raw: JsonObject) => agnaiCharacter.read(raw, ignore);

test("a persona of one text is the description, and one of traits becomes one when it is edited", () => {
  const persona = { kind: "text", attributes: { text: ["Mira keeps the light."] } };
  expect(read({ ...agnaiTraits, persona }).description).toBe("Mira keeps the light.");
  const card = read(agnaiTraits);
  const patched = agnaiCharacter.patch(agnaiTraits, card, { ...card, description: "Edited." });
  const edited = { kind: "text", attributes: { text: ["Edited."] } };
  expect(patched).toEqual({ ...agnaiTraits, persona: edited });
});

test("the book of a character is read and edited as Agnai's memory", () => {
  const entry = {
    name: "sea",
    entry: "Salt.",
    keywords: ["sea"],
    priority: 1,
    weight: 2,
    enabled: true,
  };
  const characterBook = { kind: "memory", name: "Sea", entries: [entry] };
  const raw = { ...agnaiTraits, characterBook };
  const card = read(raw);
  expect(card.character_book).toMatchObject({
    entries: [{ keys: ["sea"], content: "Salt.", priority: 1, insertion_order: 2 }],
  });
  const [first] = card.character_book?.entries ?? [];
  if (card.character_book === null || first === undefined) throw new Error("There is no entry.");
  const book = { ...card.character_book, entries: [{ ...first, content: "Edited." }] };
  expect(agnaiCharacter.patch(raw, card, { ...card, character_book: book })).toEqual({
    ...raw,
    characterBook: { ...characterBook, entries: [{ ...entry, entry: "Edited." }] },
  });
  const added = agnaiCharacter.patch(agnaiTraits, read(agnaiTraits), card) as JsonObject;
  expect(added["characterBook"]).toMatchObject({ kind: "memory", entries: [{ entry: "Salt." }] });
  expect(agnaiCharacter.patch(raw, card, { ...card, character_book: null })).toEqual(agnaiTraits);
});
