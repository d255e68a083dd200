import { exampleCharacter } from "@personaforge/api/testing/examples";
import { scriptedModel } from "@personaforge/api/testing/scriptedModel";
import { testApi } from "@personaforge/api/testing/testApi";
import { expect, test } from "vitest";
import { createClient, type Turn } from "./client.ts";

const model = await scriptedModel();
const api = await testApi(model.provider);
const pf = createClient({ baseUrl: api.url });
const mira = await pf.characters.create(exampleCharacter({ backstory: "Of {{charr}}." }));

test("a prompt has the type of its target", async () => {
  const { output: chat } = await pf.prompts.get({ id: mira.slug, user: "Ann" });
  const [system, greeting] = chat.messages;
  expect(system?.role).toBe("system");
  expect(greeting).toEqual({
    role: "assistant",
    content: "The light is on. Come in from the wind, Ann.",
  });
  const { output: anthropic } = await pf.prompts.get({ id: mira.slug, target: "anthropic" });
  expect(anthropic.system[0]?.cache_control).toEqual({ type: "ephemeral" });
  const { output: plain, target } = await pf.prompts.get({ id: mira.slug, target: "plain" });
  expect([target, plain.text.includes("Keeps the harbour light")]).toEqual(["plain", true]);
});

test("a conversation is compiled, with unsaved changes upon the version", async () => {
  const { output, report, prompt_hash } = await pf.prompts.compile({
    ...{ id: mira.id, target: "responses", context: 8_192 },
    history: [
      { role: "user", text: "Hello?" },
      { role: "character", text: "Come in." },
    ],
    message: "Who are you?",
    content: { backstory: "Not saved." },
  });
  expect(output.instructions).toContain("Not saved.");
  expect(output.input.at(-1)).toEqual({ role: "user", content: "Who are you?" });
  expect(report.limit).toBe(8_192 - 1_024 - 123);
  expect(prompt_hash).toMatch(/^[0-9a-f]{64}$/);
  await expect(pf.prompts.get({ id: mira.id, context: 256 })).rejects.toMatchObject({
    code: "CONTEXT_TOO_LONG",
  });
});

test("a lint names what to change, and how", async () => {
  const { version, findings } = await pf.prompts.lint({ id: mira.slug });
  const typo = findings.find(({ rule }) => rule === "macro-typo");
  expect([version, typo?.path]).toEqual([1, "backstory"]);
  expect(typo?.fix).toMatchObject({ field: "backstory", value: "Of {{char}}." });
});

test("a reply tells what was sent for it", async () => {
  model.use("echo");
  const { id } = await pf.conversations.create({ character: mira.slug });
  let turn: Turn | undefined;
  for await (const event of pf.conversations.send({ conversation_id: id, text: "Hello?" })) {
    if (event.type === "done") turn = event.turn;
  }
  const prompt = await pf.prompts.ofTurn({ id, turn_id: turn?.id ?? "" });
  expect(prompt.prompt_hash).toBe(turn?.prompt_hash);
  expect(prompt.blocks?.at(-1)?.parts.at(-1)?.text).toBe("Hello?");
});
