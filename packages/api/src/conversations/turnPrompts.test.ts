import type { Character, CreateCharacter } from "@personaforge/contract/character";
import type {
  ConversationWithTurns,
  ReplayedConversation,
  Turn,
} from "@personaforge/contract/conversation";
import type { TurnPrompt } from "@personaforge/contract/prompt";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { scriptedModel } from "../testing/scriptedModel.ts";
import { type SendOptions, testApi } from "../testing/testApi.ts";

const model = await scriptedModel();
const api = await testApi(model.provider);

const post = async <Body>(path: string, options: SendOptions = {}) =>
  (await api.send<Body>("POST", path, options)).body;

async function start(fields: Partial<CreateCharacter> = {}, as: SendOptions["as"] = "owner") {
  const made = await post<Character>("/characters", { body: exampleCharacter(fields) });
  const body = { character: made.slug };
  const conversation = await post<ConversationWithTurns>("/api/v1/conversations", { body, as });
  return { ...conversation, characterId: made.id };
}

const say = (id: string, text: string, as: SendOptions["as"] = "owner") =>
  api.send<Turn>("POST", `/api/v1/conversations/${id}/messages`, { body: { text }, as });

const promptOf = ({ conversation_id, id }: Turn, as: SendOptions["as"] = "owner") =>
  api.send<TurnPrompt>("GET", `/api/v1/conversations/${conversation_id}/turns/${id}/prompt`, {
    as,
  });

const sentLast = () => model.requests.at(-1)?.body?.messages ?? [];
const textsOf = ({ blocks }: TurnPrompt) =>
  (blocks ?? []).map(({ parts }) => parts.map(({ text }) => text).join(""));

interface Stored {
  request: { seed: string; lore_state: object; budget: { context: number } };
  report: TurnPrompt["report"];
  lore_state: object;
}
async function stored({ id }: Turn): Promise<Stored | undefined> {
  const rows = await api.sql(`select * from turn_prompt where turn_id = '${id}'`);
  return (rows as Stored[])[0];
}

const stickyLore = {
  profile: "sillytavern" as const,
  scan_depth: 1,
  entries: [
    {
      ...{ keys: ["storm"], content: "The storm of '62.", enabled: true, insertion_order: 0 },
      extensions: { sticky: 4 },
    },
  ],
};

describe("the prompt of a reply", () => {
  test("is what was sent, to the byte, and says why", async () => {
    model.use("echo");
    const { id } = await start();
    await say(id, "Who are you?");
    const { body: turn } = await say(id, "And the ferry?");
    const { status, body } = await promptOf(turn);
    expect(status).toBe(200);
    expect(body).toMatchObject({ turn_id: turn.id, prompt_hash: turn.prompt_hash });
    expect(textsOf(body)).toEqual(sentLast().map(({ content }) => content));
    expect(body.report).toMatchObject({ counted: { by: "o200k" }, history: { kept: 3 } });
    expect(body.report).toEqual((await stored(turn))?.report);
  });

  test("is there for replies that were stopped or failed, but not for a message or a greeting", async () => {
    const { id, turns } = await start();
    model.use("cut");
    await say(id, "Hello?");
    const read = await api.send<ConversationWithTurns>("GET", `/api/v1/conversations/${id}`);
    const [greeting, message, failed] = read.body.turns;
    if (!greeting || !message || !failed) throw new Error("no turns");
    expect(failed.state).toBe("failed");
    expect(textsOf((await promptOf(failed)).body).at(-1)).toBe("Hello?");
    expect(turns).toEqual([greeting]);
    for (const turn of [greeting, message]) {
      const answer = await api.send("GET", `/api/v1/conversations/${id}/turns/${turn.id}/prompt`);
      expect([answer.status, answer.body.errors[0]?.path]).toEqual([404, "turn_id"]);
    }
  });

  test("is nobody else's, and not for the turn of another conversation", async () => {
    model.use("echo");
    const { id } = await start();
    const other = await start();
    const { body: turn } = await say(id, "Hello?");
    expect((await promptOf(turn, "stranger")).status).toBe(404);
    expect((await promptOf(turn, "anonymous")).status).toBe(401);
    expect((await promptOf({ ...turn, conversation_id: other.id })).status).toBe(404);
  });

  test("is explained but not shown when the character is not there any more", async () => {
    model.use("echo");
    const { id, characterId } = await start({ is_public: true }, "stranger");
    const { body: turn } = await say(id, "Hello?", "stranger");
    expect((await promptOf(turn, "stranger")).body.blocks).not.toBeNull();
    await api.send("PATCH", `/api/v1/characters/${characterId}`, { body: { is_public: false } });
    const { status, body } = await promptOf(turn, "stranger");
    expect([status, body.blocks]).toEqual([200, null]);
    expect(body.report.total).toBeGreaterThan(50);
  });

  test("is not shown when it cannot be made the same", async () => {
    model.use("echo");
    const { id } = await start();
    const { body: turn } = await say(id, "Hello?");
    await api.sql(`update turn_prompt set request = jsonb_set(request, '{user,name}', '"Eve"')
      where turn_id = '${turn.id}'`);
    expect((await promptOf(turn)).body).toMatchObject({ blocks: null, report: { history: {} } });
    await api.sql(
      `update turn_prompt set request = '{"of": "later"}' where turn_id = '${turn.id}'`,
    );
    expect((await promptOf(turn)).body.blocks).toBeNull();
  });

  test("goes with its conversation", async () => {
    model.use("echo");
    const { id } = await start();
    const { body: turn } = await say(id, "Hello?");
    expect(await stored(turn)).toBeDefined();
    await api.send("DELETE", `/api/v1/conversations/${id}`);
    expect(await stored(turn)).toBeUndefined();
  });
});

describe("instructions", () => {
  test("that are trusted reach the model where they belong", async () => {
    model.use("echo");
    const { id } = await start({
      ...{ trusts_instructions: true, system_prompt: "First. {{original}}" },
      post_history_instructions: "Last.",
      depth_prompt: { prompt: "Between.", depth: 1, role: "system" },
    });
    const { body: turn } = await say(id, "Hello?");
    const sent = sentLast();
    expect(sent[0]).toMatchObject({ role: "system", content: expect.stringContaining("First.") });
    // A server that is not OpenAI's gets them in the reader's turn, as not every model reads others.
    const note = (text: string) => `<system_note>\n${text}\n</system_note>`;
    const content = `${note("Between.")}\n\nHello?\n\n${note("Last.")}`;
    expect(sent.at(-1)).toEqual({ role: "user", content });
    expect(turn.text).toContain("Hello?");
  });
});

describe("lore", () => {
  const lore = () => sentLast().some(({ content }) => content.includes("The storm of '62."));

  test("is not remembered from a message that got no reply", async () => {
    const content = "@@keep_activate_after_match\nThe storm of '62.";
    const entry = { keys: ["storm"], content, enabled: true, insertion_order: 0 };
    const { id } = await start({ lorebook: { scan_depth: 1, entries: [entry] } });
    model.use("refused");
    await say(id, "Was there a storm?");
    expect(lore()).toBe(true);
    model.use("echo");
    await say(id, "And the light?");
    expect(lore()).toBe(false);
    await say(id, "Was there a storm?");
    await say(id, "And the light?");
    expect(lore()).toBe(true);
  });

  test("is remembered from reply to reply", async () => {
    model.use("echo");
    const { id } = await start({ lorebook: stickyLore });
    const { body: first } = await say(id, "Was there a storm?");
    expect(lore()).toBe(true);
    const { body: second } = await say(id, "And the ferry?");
    expect(lore()).toBe(true);
    const row = await stored(second);
    expect(row?.request.lore_state).toEqual((await stored(first))?.lore_state);
    expect(Object.keys(row?.request.lore_state ?? {})).not.toEqual([]);
    const { body } = await promptOf(second);
    // What is stable and what is not are two blocks, and one message.
    expect(textsOf(body).join("\n\n")).toBe(
      sentLast()
        .map(({ content }) => content)
        .join("\n\n"),
    );
    expect(body.report.lore?.fates).toMatchObject([{ active: true, reason: "sticky" }]);
  });
});

describe("a replay", () => {
  test("copies what each reply was made from, and goes on with the lore it remembers", async () => {
    model.use("echo");
    const { id } = await start({ lorebook: stickyLore });
    const { body: first } = await say(id, "Was there a storm?");
    await say(id, "And the light?");
    const copy = await post<ReplayedConversation>(`/api/v1/conversations/${id}/replay`, {
      body: {},
    });
    const copied = copy.turns.at(-1);
    if (copied === undefined) throw new Error("no turn");
    expect(copied.text).toBe(first.text);
    expect(await stored(copied)).toMatchObject({ request: { seed: id } });
    const { turn_id: _one, ...before } = (await promptOf(first)).body;
    const { turn_id: _other, ...after } = (await promptOf(copied)).body;
    expect(after).toEqual(before);
    await say(copy.id, copy.next_message ?? "");
    expect(JSON.stringify(sentLast())).toContain("The storm of '62.");
  });
});

describe("a model with less room than was thought", () => {
  const long = { backstory: "The ferry goes out past the light. ".repeat(100) };

  test("is asked once more with four fifths, and that is what is kept", async () => {
    model.use("small-context");
    const { id } = await start(long);
    const asked = model.requests.length;
    const { status, body: turn } = await say(id, "Hello?");
    expect(status).toBe(200);
    expect(turn).toMatchObject({ state: "complete" });
    const [first, second] = model.requests
      .slice(asked)
      .map(({ body }) => JSON.stringify(body?.messages).length);
    expect(second).toBeLessThan((first ?? 0) * 0.85);
    const { body } = await promptOf(turn);
    expect(body.prompt_hash).toBe(turn.prompt_hash);
    expect(textsOf(body)).toEqual(sentLast().map(({ content }) => content));
    expect((await stored(turn))?.request.budget.context).toBeLessThan(5_000);
    const backstory = body.report.sections.find(({ name }) => name === "backstory");
    expect(backstory).toMatchObject({ state: "trimmed" });
  });

  test("that refuses that too ends the reply, and the largest part is named", async () => {
    model.use("context-length");
    const { id } = await start(long);
    const asked = model.requests.length;
    const answer = await api.send("POST", `/api/v1/conversations/${id}/messages`, {
      body: { text: "Hello?" },
    });
    expect([answer.status, answer.body.code]).toEqual([400, "CONTEXT_TOO_LONG"]);
    expect(answer.body.detail).toMatch(/the backstory takes \d+ of them/);
    expect(model.requests.length).toBe(asked + 2);
  });
});

describe("the greeting", () => {
  test("is stored as it was seen, with chances drawn and the time told", async () => {
    model.use("echo");
    const { id, turns } = await start({
      nickname: "Captain",
      initial_greeting:
        "{{char}}: {{random::One::Two::Three}} at {{isodate}}, {{user}}. {{unknown}}",
    });
    const text = turns[0]?.text ?? "";
    expect(text).toMatch(/^Captain: (One|Two|Three) at \d{4}-\d\d-\d\d, owner\. \{\{unknown\}\}$/);
    await say(id, "Hello?");
    expect(sentLast().find(({ role }) => role === "assistant")?.content).toBe(text);
  });

  test("that is nothing but a comment is none", async () => {
    expect((await start({ initial_greeting: "{{// to be written}}\n" })).turns).toEqual([]);
  });
});
