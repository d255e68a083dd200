import { describe, expect, test } from "vitest";
import { type Card, emptyCard } from "../card.ts";
import type { JsonObject, Written } from "../document.ts";
import { letta } from "./letta.ts";
import { toByaf } from "./writeByaf.ts";
import { toEliza } from "./writeEliza.ts";
import { toLetta } from "./writeLetta.ts";
import { toLobe } from "./writeLobe.ts";
import { toMarkdown } from "./writeMarkdown.ts";
import { toOpenWebui } from "./writeOpenWebui.ts";

const now = Date.UTC(2026, 0, 2);

const rolePlay: Card = {
  ...emptyCard(),
  name: "Aqua the Blue",
  nickname: "Aqua",
  description: "{{char}} is a goddess.",
  personality: "Loud, kind.",
  scenario: "{{user}} has just died.",
  first_mes: "Welcome, {{user}}!",
  mes_example: "<START>\n{{user}}: Hi\n{{char}}: Hello!\n<START>\n{{char}}: *waits*",
  creator_notes: "For fun.",
  system_prompt: "{{original}}Stay in character.",
  post_history_instructions: "Be brief.",
  alternate_greetings: ["You again, {{user}}?"],
  tags: ["fantasy"],
  creator: "Ann",
  character_version: "1.1",
  creation_date: 1_735_689_600,
  character_book: {
    extensions: {},
    entries: [
      {
        keys: [],
        content: "Water is holy to {{char}}.",
        enabled: true,
        insertion_order: 0,
        constant: true,
      },
      { keys: ["axis"], content: "A church.", enabled: true, insertion_order: 1 },
      { keys: ["off"], content: "Never.", enabled: false, insertion_order: 2 },
    ],
  },
  extensions: { world: "Fantasy" },
};

const lossList = ({ losses }: Written<unknown>) =>
  losses.map(({ code, path }) => `${code} ${path}`);

describe("a role-play card", () => {
  test("as Markdown", () => {
    const written = toMarkdown(rolePlay);
    expect(written.document).toBe(
      [
        "# Aqua the Blue",
        "You are Aqua.",
        "## Who you are",
        "Aqua is a goddess.",
        "## Personality",
        "Loud, kind.",
        "## Scenario",
        "the user has just died.",
        "## Rules",
        "Stay in character.",
        "## Keep in mind",
        "Be brief.",
        "## Example dialogues",
        "User: Hi\nAqua: Hello!",
        "---",
        "Aqua: *waits*",
        "## World",
        "Water is holy to Aqua.\n",
      ].join("\n\n"),
    );
    expect(lossList(written)).toEqual([
      "changed description",
      "changed scenario",
      "dropped first_mes",
      "changed mes_example",
      "dropped creator_notes",
      "changed system_prompt",
      "dropped alternate_greetings",
      "dropped tags",
      "dropped creator",
      "dropped character_version",
      "dropped creation_date",
      "changed character_book",
      "dropped extensions.world",
    ]);
  });

  test("as a file of elizaOS", () => {
    const written = toEliza(rolePlay);
    expect(written.document).toEqual({
      name: "Aqua the Blue",
      system: "Stay in character.",
      bio: ["Aqua is a goddess.", "Loud, kind."],
      lore: ["the user has just died."],
      messageExamples: [
        [
          { user: "{{user1}}", name: "{{user1}}", content: { text: "Hi" } },
          { user: "Aqua the Blue", name: "Aqua the Blue", content: { text: "Hello!" } },
        ],
        [{ user: "Aqua the Blue", name: "Aqua the Blue", content: { text: "*waits*" } }],
      ],
      postExamples: [],
      adjectives: [],
      topics: [],
      knowledge: ["Water is holy to Aqua.", "A church."],
      style: { all: ["Be brief."], chat: [], post: [] },
    });
    expect(lossList(written)).toEqual([
      "dropped nickname",
      "merged personality",
      "merged scenario",
      "dropped first_mes",
      "dropped creator_notes",
      "changed system_prompt",
      "merged post_history_instructions",
      "dropped alternate_greetings",
      "dropped tags",
      "dropped creator",
      "dropped character_version",
      "dropped creation_date",
      "merged character_book",
      "dropped extensions.world",
    ]);
  });

  test("as an agent of Lobe, with no field that its schema forbids", () => {
    const extensions = { lobe: { summary: "x", tokenUsage: 3, config: { model: "m", chat: 1 } } };
    const written = toLobe({ ...rolePlay, extensions });
    const { config, ...root } = written.document;
    expect(root).toEqual({
      schemaVersion: 1,
      identifier: "aqua-the-blue",
      homepage: "",
      summary: "x",
      author: "Ann",
      createdAt: "2025-01-01",
      meta: { avatar: "🎭", title: "Aqua the Blue", description: "For fun.", tags: ["fantasy"] },
    });
    const fewShots = [
      { role: "user", content: "Hi" },
      { role: "assistant", content: "Hello!" },
      { role: "assistant", content: "*waits*" },
    ];
    expect(config).toMatchObject({ model: "m", openingMessage: "Welcome, the user!", fewShots });
    expect(Object.keys(config as JsonObject)).not.toContain("chat");
    expect((config as JsonObject)["systemRole"]).toContain("Loud, kind.");
    expect(lossList(written)).toContain("dropped extensions.lobe.tokenUsage");
    expect(lossList(written)).toContain("changed extensions.lobe.config");
    expect(lossList(written)).toContain("merged personality");
    expect(lossList(written)).toContain("dropped alternate_greetings");
  });

  test("as a model of Open WebUI", () => {
    const icon = { type: "icon", uri: "data:image/png;base64,AA", name: "main", ext: "png" };
    const written = toOpenWebui({ ...rolePlay, assets: [icon] }, { now });
    expect(written.document).toMatchObject([
      {
        id: "aqua-the-blue",
        base_model_id: "",
        name: "Aqua the Blue",
        access_control: {},
        meta: { profile_image_url: icon.uri, description: "For fun.", tags: [{ name: "fantasy" }] },
        created_at: 1_735_689_600,
        updated_at: now / 1000,
      },
    ]);
    expect(lossList(written)).toContain("dropped first_mes");
    expect(lossList(written)).not.toContain("dropped assets");
  });

  test("as a Letta agent", () => {
    const written = toLetta(rolePlay);
    const [persona] = written.document["blocks"] as JsonObject[];
    expect(persona).toMatchObject({ label: "persona" });
    expect(persona?.["value"]).toContain("Aqua is a goddess.");
    expect(persona?.["value"]).not.toContain("Stay in character.");
    expect(written.document["agents"]).toMatchObject([
      {
        llm_config: { model: "gpt-4o-mini", model_endpoint_type: "openai", context_window: 32_000 },
        embedding_config: { embedding_model: "text-embedding-3-small", embedding_dim: 1536 },
      },
    ]);
    expect(written.document["agents"]).toMatchObject([
      { system: "## Rules\n\nStay in character.\n\n## Keep in mind\n\nBe brief." },
    ]);
    expect(lossList(written)).toContain("dropped first_mes");
  });

  test("as a Letta agent with the model that it had", () => {
    const own = { llm_config: { model: "glm-4.7" }, embedding_config: null };
    const { document } = toLetta({ ...rolePlay, extensions: { letta: own } });
    expect(document["agents"]).toMatchObject([own]);
  });

  test.each([
    ["Zoë O'Hara (v2)", "Zoe O Hara v2"],
    ["雪 Yuki", "Yuki"],
    ["雪", "character"],
  ])("as a Letta agent whose name %j is none for Letta", (name, plain) => {
    const written = toLetta({ ...rolePlay, name, nickname: "" });
    expect(written.document["agents"]).toMatchObject([
      {
        name: plain,
        metadata: { name },
        system: expect.stringContaining(`You are ${name}.\n\n## Rules`),
      },
    ]);
    const back = letta.read(written.document, () => undefined);
    expect(back.name).toBe(name);
    const renamed = letta.patch(written.document, back, { ...back, name: "紅 Ai" });
    expect(renamed).toMatchObject({ agents: [{ name: "Ai", metadata: { name: "紅 Ai" } }] });
    const plainly = letta.patch(written.document, back, { ...back, name: "Ai" }) as JsonObject;
    expect(letta.read(plainly, () => undefined).name).toBe("Ai");
  });

  test("as a Backyard archive with the author's address, which it must have", () => {
    const author = { name: "Old", backyardURL: "https://backyard.ai/hub/user/ann" };
    const { document } = toByaf({ ...rolePlay, extensions: { byaf: { author } } });
    expect(document.manifest["author"]).toEqual({ ...author, name: "Ann" });
  });

  test("as a Backyard archive", () => {
    const undated = {
      ...rolePlay,
      extensions: { byaf: { createdAt: "soon" } },
      creation_date: null,
    };
    expect(toByaf(undated, { now }).document.character["createdAt"]).toBe(
      new Date(now).toISOString(),
    );
    const written = toByaf(rolePlay, { now });
    const { manifest, character, scenarios } = written.document;
    expect(manifest).toEqual({
      schemaVersion: 1,
      createdAt: "2026-01-02T00:00:00.000Z",
      characters: ["characters/aqua-the-blue/character.json"],
      scenarios: ["scenarios/scenario1.json", "scenarios/scenario2.json"],
    });
    expect(character).toMatchObject({
      id: "aqua-the-blue",
      name: "Aqua",
      displayName: "Aqua the Blue",
      persona: "{character} is a goddess.\n\nLoud, kind.",
      loreItems: [
        { key: "", value: "Water is holy to {character}." },
        { key: "axis", value: "A church." },
      ],
      createdAt: "2025-01-01T00:00:00.000Z",
    });
    expect(scenarios).toMatchObject([
      { narrative: "{user} has just died.", firstMessages: [{ text: "Welcome, {user}!" }] },
      { firstMessages: [{ characterID: "aqua-the-blue", text: "You again, {user}?" }] },
    ]);
    expect(lossList(written)).toEqual(
      [
        "merged personality",
        "changed mes_example",
        "dropped post_history_instructions",
        "dropped tags",
        "dropped creator",
        "dropped character_version",
        "changed character_book",
        "dropped creator_notes",
        "dropped extensions.world",
      ].toSorted((left, right) => order(left) - order(right)),
    );
  });
});

const fields = [...Object.keys(emptyCard()), "extensions.world"];
const order = (loss: string): number => fields.indexOf(loss.split(" ")[1] ?? "");
