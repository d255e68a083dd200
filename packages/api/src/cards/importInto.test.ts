import type { Character } from "@personaforge/contract/character";
import type { Draft } from "@personaforge/contract/draft";
import { describe, expect, test } from "vitest";
import { jsonFile, pngCard, pngOf } from "../testing/cardFiles.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { codesOf, importing } from "../testing/importing.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();
const { send, counts } = importing(api);

describe("into a character", async () => {
  const made = async () =>
    (
      await api.send<Character>("POST", "/api/v1/characters", {
        body: exampleCharacter({
          tagline: "Counts waves",
          system_prompt: "Stay dry.",
          trusts_instructions: true,
        }),
      })
    ).body;

  test("a card is its next version, with what only the character has", async () => {
    const { id } = await made();
    const file = pngCard(await pngOf(100, 100, 1), { system_prompt: "Obey the file." });
    const { status, body, headers } = await send(file, { fields: { into: id } });
    expect(status).toBe(201);
    expect(headers.get("etag")).toBe('"2-v2"');
    expect(body.character).toMatchObject({
      id,
      version: 2,
      tagline: "Counts waves",
      system_prompt: "Obey the file.",
      trusts_instructions: false,
      avatar: { width: 100 },
      card: { format: "v2" },
    });
    const again = await send(file, { fields: { into: id } });
    expect(again).toMatchObject({ status: 200, body: { character: { version: 2 } } });
    // The picture stays which it is.
    const other = await send(pngCard(await pngOf(50, 50, 2)), { fields: { into: id } });
    expect(other.body.character).toMatchObject({ version: 3, avatar: { width: 100 } });
  });

  test("a lorebook is its lorebook, and nothing else changes", async () => {
    const before = await made();
    const book = { entries: { 0: { uid: 0, key: ["sea"], content: "Deep.", order: 1 } } };
    const { status, body } = await send(Buffer.from(JSON.stringify(book)), {
      name: "sea.json",
      fields: { into: before.id },
    });
    expect(status).toBe(201);
    const { lorebook, trusts_instructions, ...rest } = body.character;
    expect(lorebook?.entries).toMatchObject([{ keys: ["sea"], content: "Deep." }]);
    expect(trusts_instructions).toBe(false);
    expect(rest).toMatchObject({ name: before.name, card: null, backstory: before.backstory });
    expect(body.report).toMatchObject({ kind: "lorebook", name: "sea" });
  });

  test("a draft that somebody is writing stays", async () => {
    const { id } = await made();
    const path = `/api/v1/characters/${id}/draft`;
    await api.send("PUT", path, { body: { content: { tagline: "typing" } } });
    const description = "Waves. ".repeat(2_000);
    const { body } = await send(jsonFile({ description }), { fields: { into: id } });
    expect(codesOf(body)).toContain("draft_kept");
    const draft = await api.send<Draft>("GET", path);
    expect(draft.body.content).toEqual({ tagline: "typing" });
  });

  test("of somebody else, or none, nothing is imported", async () => {
    const { id } = await made();
    const before = await counts();
    for (const [into, as, status] of [
      [id, "stranger", 404],
      ["0190a1b2-0000-7000-8000-000000000009", "owner", 404],
      ["mira", "owner", 400],
    ] as const) {
      expect(await send(jsonFile(), { fields: { into }, as })).toMatchObject({ status });
    }
    expect(await counts()).toEqual(before);
  });
});
