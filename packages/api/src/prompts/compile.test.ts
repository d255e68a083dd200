import { processorTimeOf } from "@personaforge/cards/testing/processorTime";
import type { Character, CreateCharacter } from "@personaforge/contract/character";
import type { CompiledPrompt } from "@personaforge/contract/prompt";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

async function create(fields: Partial<CreateCharacter> = {}): Promise<Character> {
  const body = exampleCharacter(fields);
  return (await api.send<Character>("POST", "/characters", { body })).body;
}

async function compile(ref: string, body: object = {}): Promise<CompiledPrompt> {
  const path = `/api/v1/characters/${ref}/prompt`;
  const answer = await api.send<CompiledPrompt>("POST", path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  return answer.body;
}

const textOf = ({ blocks }: CompiledPrompt) =>
  blocks.flatMap(({ parts }) => parts.map(({ text }) => text)).join("\n");

describe("a whole conversation", () => {
  test("is compiled with everything that is known of it", async () => {
    const { slug } = await create();
    const history = [
      { role: "character", text: "The light is on." },
      { role: "user", text: "Who are you?" },
      { role: "character", text: "The keeper." },
    ];
    const prompt = await compile(slug, {
      ...{ history, message: "And the ferry?", user: "Ann" },
      ...{ persona: "Ann sails.", memory: "Ann was here.", app_context: "It is a game." },
    });
    const { messages } = prompt.output as { messages: { role: string; content: string }[] };
    const said = messages.filter(({ role }) => role !== "system");
    expect(said).toEqual([
      { role: "assistant", content: "The light is on." },
      { role: "user", content: "Who are you?" },
      { role: "assistant", content: "The keeper." },
      { role: "user", content: "And the ferry?" },
    ]);
    for (const text of ["Ann sails.", "Ann was here.", "It is a game."]) {
      expect(textOf(prompt)).toContain(text);
    }
    expect(prompt.report.history).toMatchObject({ kept: 3, dropped: 0 });
  });

  test("of 1,000 turns keeps the newest, and is answered in time", async () => {
    const { slug } = await create();
    const text = "The ferry goes out past the harbour light, and the gulls go with it. ".repeat(12);
    const history = Array.from({ length: 1_000 }, (_, index) => ({
      role: index % 2 === 0 ? "user" : "character",
      text: `${index} ${text}`,
    }));
    let prompt = {} as CompiledPrompt;
    const time = await processorTimeOf(async () => {
      prompt = await compile(slug, { history, message: "Then?", context: 8_192 });
    });
    expect(time).toBeLessThan(2_000);
    const { kept, dropped } = prompt.report.history;
    expect(kept + dropped).toBe(1_000);
    expect(kept).toBeGreaterThan(10);
    expect(prompt.report.total).toBeLessThanOrEqual(prompt.report.limit);
    expect(textOf(prompt)).toContain("999 The ferry");
    // Counting all of it exactly could take seconds, for somebody who wants it to.
    expect(prompt.report.counted.by).toBe("estimate");
  });

  test("changes nothing, and is no entry of the audit", async () => {
    const { slug, id } = await create();
    const audited = async () => (await api.sql("select id from audit")) as object[];
    const before = await audited();
    await compile(slug, { message: "Hi", content: { backstory: "Changed." } });
    expect(await audited()).toEqual(before);
    const { body } = await api.send<Character>("GET", `/api/v1/characters/${id}`);
    expect(body).toMatchObject({ version: 1, backstory: exampleCharacter().backstory });
  });
});

describe("unsaved changes", () => {
  test("stand upon the version, also those that no version could hold", async () => {
    const { slug } = await create({ backstory: "Saved." });
    const backstory = `Unsaved, ${"and long. ".repeat(1_500)}`;
    const prompt = await compile(slug, { content: { backstory, name: "" } });
    expect(textOf(prompt)).toContain("Unsaved, and long.");
    expect(textOf(prompt)).not.toContain("Saved.");
    expect(textOf(prompt)).toContain("Keeps the harbour light");
    expect(prompt.character).toMatchObject({ name: "Mira Vale", version: 1 });
  });

  test("of the lorebook are searched", async () => {
    const { slug } = await create();
    const entry = {
      keys: ["ferry"],
      content: "The ferry sank.",
      enabled: true,
      insertion_order: 0,
    };
    const content = { lorebook: { entries: [entry] } };
    const prompt = await compile(slug, { message: "Where is the ferry?", content });
    expect(textOf(prompt)).toContain("The ferry sank.");
    expect(prompt.report.lore).toMatchObject({ entries: 1, active: 1, fates: [{ key: "ferry" }] });
    const without = await compile(slug, { message: "Where is the gull?", content });
    expect(textOf(without)).not.toContain("The ferry sank.");
  });
});

test("what a lorebook remembers is given from turn to turn", async () => {
  const entry = {
    ...{ keys: ["storm"], content: "The storm of '62.", enabled: true, insertion_order: 0 },
    extensions: { sticky: 4 },
  };
  const { slug } = await create({
    lorebook: { profile: "sillytavern", scan_depth: 1, entries: [entry] },
  });
  const history = [
    { role: "user", text: "Was there a storm?" },
    { role: "character", text: "Once." },
  ];
  const first = await compile(slug, { message: "Was there a storm?" });
  expect(first.report.lore?.fates).toMatchObject([{ active: true, reason: "key" }]);
  const next = { history, message: "And the light?" };
  const forgetful = await compile(slug, next);
  expect(forgetful.report.lore?.active).toBe(0);
  const second = await compile(slug, { ...next, lore_state: first.lore_state });
  expect(second.report.lore?.fates).toMatchObject([{ active: true, reason: "sticky" }]);
});

test("a lint names what an author may want to change", async () => {
  const { slug, id } = await create({ backstory: "Of {{charr}} nobody knows." });
  await api.send("PATCH", `/api/v1/characters/${id}`, { body: { backstory: "Known." } });
  const lint = async (query: string) =>
    (
      await api.send<{ version: number; findings: { rule: string; path: string }[] }>(
        "GET",
        `/api/v1/characters/${slug}/lint${query}`,
      )
    ).body;
  const first = await lint("?version=1");
  expect(first.version).toBe(1);
  const typo = { rule: "macro-typo", path: "backstory" };
  expect(first.findings).toContainEqual(expect.objectContaining(typo));
  const newest = await lint("");
  expect(newest.version).toBe(2);
  expect(newest.findings).not.toContainEqual(expect.objectContaining(typo));
});
