import type { Character } from "@personaforge/contract/character";
import type { Draft } from "@personaforge/contract/draft";
import type { ImportPreview } from "@personaforge/contract/import";
import { describe, expect, test } from "vitest";
import { cardClient, jsonOf } from "../cards/testing/cardClient.ts";
import { testApi } from "../testing/testApi.ts";
import { cardJson } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();
const importing = new Importing(api);
const { exportFile } = cardClient(api);

const sentence = "She counts the ships at dusk. ";
const long = {
  description: sentence.repeat(400).trim(),
  scenario: sentence.repeat(390).trim(),
  system_prompt: sentence.repeat(700).trim(),
  personality: "Patient.",
  first_mes: "Hello.",
};

/** Reads one card without importing it, and says how to answer for it. */
async function check(name: string, fields: Record<string, unknown> = long) {
  const file = { name: `${name}.json`, bytes: cardJson(name, fields) };
  const { id } = await importing.run([file], { fields: { dry_run: "true" } });
  const [item] = await importing.items(id);
  const path = `/api/v1/imports/${id}/items/${item?.id}`;
  return {
    ...{ id, path, card: JSON.parse(file.bytes) as { data: object } },
    answer: (over_limit: object) =>
      api.send<ImportPreview>("PATCH", path, { body: { over_limit } }),
  };
}

/** The character that the one file of an import became, and the draft of it. */
async function imported(importId: string) {
  const [item] = await importing.items(importId);
  const path = `/api/v1/characters/${item?.character?.id}`;
  const { body } = await api.send<Character>("GET", path);
  const { body: draft } = await api.send<Draft>("GET", `${path}/draft`);
  return { character: body, draft, notes: item?.report?.notes ?? [] };
}

const codesOf = (notes: ImportPreview["item"]["report"]) =>
  (notes?.notes ?? []).filter(({ code }) => /over_limit|answered/.test(code));

describe("a text that is over its limit", () => {
  test("is edited or moved before the import, and kept as answered until then", async () => {
    const { id, path, answer } = await check("Answered");
    const before = (await api.send<ImportPreview>("GET", path)).body;
    expect(before.over_limit).toEqual([
      { field: "backstory", text: long.description, limit: 10_000, may_move: true, answer: null },
      { field: "scenario", text: long.scenario, limit: 10_000, may_move: true, answer: null },
      {
        field: "system_prompt",
        text: long.system_prompt,
        limit: 20_000,
        may_move: false,
        answer: null,
      },
    ]);
    await answer({ backstory: { action: "move" } });
    const { status, body } = await answer({ scenario: { action: "edit", text: "On the pier." } });
    expect(status).toBe(200);
    expect((await api.send<ImportPreview>("GET", path)).body).toEqual(body);
    expect(body.over_limit.map(({ may_move, answer: said }) => [may_move, said?.action])).toEqual([
      [true, "move"],
      [false, "edit"],
      [false, undefined],
    ]);
    expect(body.content).toMatchObject({
      opening_scene: long.description,
      scenario: "On the pier.",
    });
    const [item] = await importing.items(id);
    expect(codesOf(item?.report ?? null)).toMatchObject([
      { code: "answered", severity: "info", path: "backstory", length: 11_999, limit: 10_000 },
      { code: "answered", severity: "info", path: "scenario" },
      { code: "over_limit", severity: "warning", path: "system_prompt" },
    ]);
    expect(item?.report?.mapping).toContainEqual({
      ...{ field: "opening_scene", source: "description", characters: 11_999 },
    });
    await importing.start(id);
    const { character, draft } = await imported(id);
    expect(character).toMatchObject({
      ...{ opening_scene: long.description, scenario: "On the pier.", initial_greeting: "Hello." },
    });
    expect(long.description.startsWith(character.backstory ?? "-")).toBe(true);
    expect(draft.content).toEqual({ system_prompt: long.system_prompt });
  });

  test("stands in an export as it was edited, beside all else of the file", async () => {
    const { id, card, answer } = await check("Exported");
    await answer({ scenario: { action: "edit", text: "On the pier." } });
    await importing.start(id);
    const { character } = await imported(id);
    expect(character.card?.fingerprints).not.toHaveProperty("scenario");
    expect(character.card?.fingerprints).toHaveProperty("backstory");
    expect(character.card?.cut).toEqual(["backstory", "system_prompt"]);
    const { bytes } = await exportFile(character.id, "json-v2");
    expect(jsonOf(bytes)).toEqual({ ...card, data: { ...card.data, scenario: "On the pier." } });
  });

  test("is the beginning again when its answer is taken back", async () => {
    const { id, answer } = await check("Taken back");
    await answer({ backstory: { action: "move" }, scenario: { action: "edit", text: "" } });
    const { body } = await answer({ backstory: null, scenario: null });
    expect(body.content?.opening_scene).toBeNull();
    expect(codesOf(body.item.report).map(({ code }) => code)).toEqual(Array(3).fill("over_limit"));
    await importing.start(id);
    expect(Object.keys((await imported(id)).draft.content).toSorted()).toEqual([
      ...["backstory", "scenario", "system_prompt"],
    ]);
  });
});

test("of two answers at the same moment, none is taken and then lost", async () => {
  const { answer } = await check("At once");
  const said = ["backstory", "scenario", "system_prompt"].map((field) =>
    answer({ [field]: { action: "edit", text: "Short." } }),
  );
  const taken = (await Promise.all(said)).filter(({ status }) => status === 200);
  const { over_limit: kept } = (await answer({})).body;
  expect(taken.length).toBeGreaterThan(0);
  expect(kept.filter((text) => text.answer !== null)).toHaveLength(taken.length);
});

describe("an answer is refused", () => {
  test("that does not fit, or is for no such text", async () => {
    const { path, answer } = await check("Refused");
    const tooLong = { action: "edit", text: long.scenario };
    const short = { action: "edit", text: "Short." };
    const move = { action: "move" };
    for (const [said, at, words] of [
      [
        { scenario: tooLong },
        "scenario.text",
        "Scenario has 11,699 characters; the limit is 10,000.",
      ],
      [{ system_prompt: move }, "system_prompt.action", 'action must be "edit".'],
      [{ scenario: { action: "cut" } }, "scenario.action", 'action must be "edit" or "move".'],
      [{ nickname: short }, "nickname", "This text is not over its limit."],
      [{ backstory: move, scenario: move }, "backstory", /^Only one text can be the opening scene/],
    ] as const) {
      const { status, body } = await api.send("PATCH", path, { body: { over_limit: said } });
      expect([status, body.code, body.errors[0]?.path]).toEqual([
        ...[400, "VALIDATION_FAILED", `over_limit.${at}`],
      ]);
      expect(body.errors[0]?.message).toMatch(words);
    }
    expect((await answer({})).body.over_limit.map((text) => text.answer)).toEqual([
      null,
      null,
      null,
    ]);
  });

  test("where the opening scene is taken, and once the file is imported", async () => {
    const { id, answer } = await check("With a scene", { ...long, first_mes: sentence.repeat(30) });
    const refused = await answer({ backstory: { action: "move" } });
    expect([refused.status, refused.body]).toMatchObject([400, { code: "VALIDATION_FAILED" }]);
    await importing.start(id);
    const late = await answer({ backstory: { action: "edit", text: "Short." } });
    expect([late.status, late.body]).toMatchObject([409, { code: "CONFLICT" }]);
  });
});
