import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Character, CreateCharacter } from "@personaforge/contract/character";
import type { ConversationWithTurns, Turn } from "@personaforge/contract/conversation";
import { characterContent } from "@personaforge/contract/content";
import { countCodePoints } from "@personaforge/contract/codePoints";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { scriptedModel } from "./testing/scriptedModel.ts";
import { testApi } from "./testing/testApi.ts";

const corpus =
  process.env["CARD_CORPUS"] ??
  fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));

const agents = ["i-ching-master.zh-CN", "business-guru", "psychological-counselor.zh-CN"].map(
  (name) => `lobehub+lobe-chat-agents/${name}.json`,
);
const cards = ["TavernAI+TavernAI-v1/Aqua.json", "axAilotl+character-architect/test-card.json"];

const agentFile = z.object({
  meta: z.object({ title: z.string(), description: z.string(), tags: z.array(z.string()) }),
  config: z.object({ systemRole: z.string(), openingMessage: z.string() }),
  summary: z.string(),
});
const cardFields = z.object({
  name: z.string(),
  personality: z.string(),
  description: z.string(),
  first_mes: z.string(),
  mes_example: z.string(),
  tags: z.array(z.string()).default([]),
});

/** The file's own text, unchanged, in the fields that mean the same. */
async function readAsCharacter(file: string): Promise<CreateCharacter> {
  const json: unknown = JSON.parse(await readFile(`${corpus}/${file}`, "utf8"));
  const agent = agentFile.safeParse(json);
  if (agent.success) {
    const { meta, config, summary } = agent.data;
    return {
      name: meta.title,
      tagline: meta.description,
      tags: meta.tags,
      personality_summary: summary,
      backstory: config.systemRole,
      initial_greeting: config.openingMessage,
    };
  }
  const card = cardFields.parse((json as { data?: unknown }).data ?? json);
  return {
    name: card.name,
    tags: card.tags,
    personality_summary: card.personality,
    backstory: card.description,
    initial_greeting: card.first_mes,
    ...(card.mes_example !== "" && { example_dialogues: [card.mes_example] }),
  };
}

const model = await scriptedModel();
const api = await testApi(model.provider);

const reason = existsSync(corpus) ? "" : " (skipped: the folder of real files is not here)";

describe.skipIf(reason !== "")(`real files${reason}`, () => {
  test.each([...agents, ...cards])("%s: its own text reaches the model", async (file) => {
    const whole = await readAsCharacter(file);
    const over = Object.keys(whole).filter((field) => isOver(field, whole[field as "name"]));
    if (over.length > 0) {
      const refused = await api.send("POST", "/characters", { body: whole });
      expect(refused.status).toBe(400);
      expect(refused.body.errors.map(({ path, maximum }) => [path, maximum])).toEqual(
        over.map((field) => [field, limitOf(field)]),
      );
    }
    const fits = Object.fromEntries(
      Object.entries(whole).filter(([field]) => !over.includes(field)),
    );
    const made = await api.send<Character>("POST", "/characters", { body: fits });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject(fits);

    const body = { character: made.body.id };
    const path = "/api/v1/conversations";
    const { id } = (await api.send<ConversationWithTurns>("POST", path, { body })).body;
    const text = "你好。Who are you?";
    const reply = await api.send<Turn>("POST", `${path}/${id}/messages`, { body: { text } });
    expect(reply.body.state).toBe("complete");

    const messages = model.requests.at(-1)?.body?.messages ?? [];
    const sent = Buffer.from(messages.map(({ content }) => content).join("\n\n"));
    const { name, personality_summary, backstory, initial_greeting, example_dialogues } = made.body;
    for (const own of [
      name,
      personality_summary,
      backstory,
      initial_greeting,
      ...example_dialogues,
    ]) {
      const expected = filled(own ?? "", name);
      expect(expected).not.toBe("");
      expect(sent.includes(Buffer.from(expected)), expected.slice(0, 80)).toBe(true);
    }
    expect(messages.at(-1)?.content).toBe(text);
  });

  test("among them is one that is over a limit", async () => {
    const guru = await readAsCharacter("lobehub+lobe-chat-agents/business-guru.json");
    expect(countCodePoints(guru.tagline ?? "")).toBeGreaterThan(120);
  });
});

function limitOf(field: string): number | undefined {
  const schema = characterContent.shape[field as "name"] as z.ZodType;
  const json = z.toJSONSchema(schema) as { maxLength?: number; anyOf?: { maxLength?: number }[] };
  return json.maxLength ?? json.anyOf?.[0]?.maxLength;
}

function isOver(field: string, value: unknown): boolean {
  return typeof value === "string" && countCodePoints(value) > (limitOf(field) ?? Infinity);
}

/** The two placeholders that cards use; the test's owner is called "owner". */
function filled(text: string, name: string): string {
  return text.replaceAll("{{char}}", name).replaceAll("{{user}}", "owner");
}
