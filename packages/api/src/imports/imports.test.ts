import type { Character } from "@personaforge/contract/character";
import { describe, expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { archive, cardJson, cardPng, charx, worldJson } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();
const importing = new Importing(api);

const character = async (id: string | undefined) =>
  (await api.send<Character>("GET", `/api/v1/characters/${id}`)).body;

describe("POST /imports", () => {
  test("imports cards of every kind, and says of each file what became of it", async () => {
    const job = await importing.run([
      { name: "ada.png", bytes: cardPng("Ada", { tags: ["calm"] }) },
      { name: "bo.json", bytes: cardJson("Bo") },
      { name: "cy.charx", bytes: charx("Cy") },
      { name: "nameless.json", bytes: cardJson("") },
      { name: "world.json", bytes: worldJson("A harbour.") },
      { name: "notes.bin", bytes: new Uint8Array(600).fill(0) },
      { name: "again.png", bytes: cardPng("Ada", { tags: ["calm"] }) },
      { name: "empty.json", bytes: "" },
    ]);
    expect(await importing.table(job.id)).toEqual([
      "ada.png imported -",
      "bo.json imported -",
      "cy.charx imported -",
      "nameless.json needs_fix name_missing",
      "world.json needs_fix lorebook",
      "notes.bin skipped not_a_card",
      "again.png duplicate same_file",
      "empty.json skipped not_a_card",
    ]);
    expect(job).toMatchObject({
      state: "done",
      on_duplicate: null,
      counts: { total: 8, imported: 3, needs_fix: 2, duplicate: 1, skipped: 2, failed: 0 },
    });
    const [first, , , , , , again] = await importing.items(job.id);
    const ada = await character(first?.character?.id);
    expect(ada).toMatchObject({ name: "Ada", tags: ["calm"], is_public: false, version: 1 });
    expect(again?.character).toEqual(first?.character);
  });

  test("takes an archive apart", async () => {
    const bytes = archive([
      { name: "a/one.json", bytes: cardJson("Archived one") },
      { name: "a/two.png", bytes: cardPng("Archived two") },
      { name: "__MACOSX/a/._two.png", bytes: "x" },
      { name: "a/three.charx", bytes: charx("Archived three") },
    ]);
    const job = await importing.run([{ name: "cards.zip", bytes }]);
    expect(await importing.table(job.id)).toEqual([
      "cards.zip/a/one.json imported -",
      "cards.zip/a/two.png imported -",
      "cards.zip/a/three.charx imported -",
    ]);
  });
});
