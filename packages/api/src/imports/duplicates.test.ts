import type { Character } from "@personaforge/contract/character";
import { describe, expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { cardJson, cardPng } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();
const importing = new Importing(api);

const character = async (id: string | undefined) =>
  (await api.send<Character>("GET", `/api/v1/characters/${id}`)).body;

const json = (name: string, fields: Record<string, unknown> = {}) => ({
  name: `${name}.json`,
  bytes: cardJson(name, fields),
});

describe("a duplicate", () => {
  const source = { creator: "Somebody", description: "First." };

  test("of a file is left out, copied, or nothing new, as one says", async () => {
    const file = { name: "twin.png", bytes: cardPng("Twin") };
    const first = await importing.run([file]);
    const made = (await importing.items(first.id))[0]?.character;
    const again = await importing.run([file]);
    expect(await importing.items(again.id)).toMatchObject([
      { state: "duplicate", reason: "same_file", character: { id: made?.id }, made: null },
    ]);
    const copied = await importing.run([file], { fields: { on_duplicate: "copy" } });
    const [copy] = await importing.items(copied.id);
    expect(copy).toMatchObject({ state: "imported", made: "character" });
    expect(copy?.character?.id).not.toBe(made?.id);
    const versioned = await importing.run([file], { fields: { on_duplicate: "version" } });
    expect(await importing.table(versioned.id)).toEqual(["twin.png duplicate same_file"]);
    // Of one in the trash it is none.
    for (const id of [made?.id, copy?.character?.id])
      await api.send("DELETE", `/api/v1/characters/${id}`);
    expect((await importing.run([file])).counts.imported).toBe(1);
  });

  test("of a source is a new character, a version, or left out, as one says", async () => {
    const first = await importing.run([json("Sourced", source)]);
    const home = (await importing.items(first.id))[0]?.character;
    const changed = { ...source, description: "Second." };
    const asked = await importing.run([json("Sourced", changed)], { fields: { dry_run: "true" } });
    expect(await importing.items(asked.id)).toMatchObject([
      { state: "duplicate", reason: "same_source", character: { id: home?.id } },
    ]);
    const skipped = await importing.run([json("Sourced", changed)], {
      fields: { on_duplicate: "skip" },
    });
    expect(await importing.table(skipped.id)).toEqual(["Sourced.json duplicate same_source"]);
    const versioned = await importing.run([json("Sourced", changed)], {
      fields: { on_duplicate: "version" },
    });
    expect(await importing.items(versioned.id)).toMatchObject([
      { state: "imported", made: "version", character: { id: home?.id, version: 2 } },
    ]);
    expect((await character(home?.id)).backstory).toBe("Second.");
    expect((await importing.start(asked.id)).counts).toMatchObject({ imported: 0, duplicate: 1 });
    const third = { ...source, description: "Third." };
    const copied = await importing.run([json("Sourced", third)]);
    expect(await importing.items(copied.id)).toMatchObject([{ made: "character" }]);
  });

  test("is known also where the first file was imported by itself", async () => {
    const form = new FormData();
    form.set("file", new Blob([cardJson("Lone", { creator: "Hermit" })]), "lone.json");
    await fetch(`${api.url}/api/v1/characters/import`, { method: "POST", body: form });
    const job = await importing.run(
      [json("Lone", { creator: "Hermit" }), json("Lone", { creator: "Hermit", tags: ["b"] })],
      { fields: { on_duplicate: "skip" } },
    );
    expect(await importing.table(job.id)).toEqual([
      "Lone.json duplicate same_file",
      "Lone.json duplicate same_source",
    ]);
  });

  test("is known by the id that a site gave the card, and not by a common name", async () => {
    const chub = (id: number) => ({ extensions: { chub: { id } } });
    await importing.run([json("Alice", chub(7))]);
    const job = await importing.run([json("Renamed", chub(7)), json("Alice", { tags: ["b"] })], {
      fields: { on_duplicate: "skip" },
    });
    expect(await importing.table(job.id)).toEqual([
      "Renamed.json duplicate same_source",
      "Alice.json imported -",
    ]);
  });
});
