import { agnaiTraits } from "../../agents/testing/agnaiDocument.ts";
import { emptyCard } from "../../card.ts";
import type { WriteFormat } from "../../format.ts";
import { writeCard } from "../../writeCard.ts";

const entry = {
  keys: ["harbour", "/salt|sea/i"],
  content: "@@depth 2\nThe harbour lies east.",
  extensions: { position: 4, depth: 2, selectiveLogic: 1, probability: 50, useProbability: true },
  enabled: true,
  insertion_order: 10,
  use_regex: false,
  secondary_keys: ["night"],
  selective: true,
  position: "before_char" as const,
  id: 1,
};

/** A card with something in every field. */
const card = {
  ...emptyCard(),
  name: "Mira",
  nickname: "Mi",
  description: "A keeper of lamps.\n\nBorn at sea.",
  personality: "Calm, dry.",
  scenario: "{{user}} knocks.",
  first_mes: '*She looks up.* "You are late." '.repeat(30),
  mes_example: "<START>\n{{user}}: Hi\n{{char}}: Ho\n<START>\n{{char}}: More",
  creator_notes: "See https://example.org.",
  system_prompt: "You are {{char}}. {{original}}",
  post_history_instructions: "Be brief.",
  alternate_greetings: ["Hello.", "灯台守は波を数える。"],
  group_only_greetings: ["All of you!"],
  tags: ["tea", "NSFW", "tea", "x".repeat(45)],
  creator: "Ada",
  character_version: "1.2",
  source: ["https://example.org/1"],
  creation_date: 1_700_000_000,
  assets: [{ type: "icon", uri: "ccdefault:", name: "main", ext: "png" }],
  character_book: {
    name: "Harbour",
    scan_depth: 4,
    extensions: {},
    entries: [entry, { ...entry, id: 2 }],
  },
  extensions: {
    depth_prompt: { prompt: "It rains.", depth: 2, role: "system" },
    world: "Harbour",
    regex_scripts: [{ findRegex: "/a/g" }],
    eliza: { adjectives: ["dry"], style: { all: ["Brief."], chat: [] }, topics: ["sea"] },
    personaforge: { tagline: "Keeper", license: "MIT" },
  },
};

const written = (format: WriteFormat): unknown =>
  JSON.parse(new TextDecoder().decode(writeCard(card, format).bytes));

const flat = {
  name: card.name,
  description: card.description,
  personality: card.personality,
  scenario: card.scenario,
  first_mes: card.first_mes,
  mes_example: card.mes_example,
};

/** A document of every kind, by what it is. */
export const documents: Readonly<Record<string, unknown>> = {
  v1: { ...flat, avatar: "none", create_date: "2023-5-6 @14h 03m 05s 123ms", nsfw: true },
  v2: written("json-v2"),
  v3: written("json"),
  eliza: { ...(written("eliza") as object), settings: { secrets: { KEY: "x" } } },
  agnaiCharacter: agnaiTraits,
  lobe: written("lobe"),
  lobeExport: { exportType: "agents", state: { sessions: [written("lobe")] }, version: 7 },
  openWebui: written("open-webui"),
  letta: written("letta"),
  assistant: {
    object: "assistant",
    id: "asst_1",
    name: "Mira",
    instructions: "Be.",
    tools: [{ type: "code_interpreter" }],
  },
  prompt: { id: "pmpt_1", version: "2", instructions: "Be {{mood}}.", variables: { mood: "dry" } },
  ooba: {
    char_name: "Mira",
    char_persona: "Calm.",
    char_greeting: "Hi.",
    world_scenario: "Sea.",
    example_dialogue: "You: Hi\nMira: Ho",
  },
  backyard: {
    version: 4,
    character: {
      aiName: "Mira",
      aiDisplayName: "Mi",
      aiPersona: "{character} is calm.",
      scenario: "Sea.",
      firstMessage: "Hi.",
      customDialogue: "#{user}: Hi",
      basePrompt: "Be.",
      loreItems: [{ key: "sea, salt", value: "Wet." }],
    },
  },
  worldInfo: {
    name: "Sea",
    entries: {
      0: {
        uid: 0,
        key: ["sea"],
        keysecondary: [],
        content: "Wet.",
        order: 100,
        position: 4,
        disable: false,
        selectiveLogic: 0,
        probability: 100,
        useProbability: true,
      },
    },
  },
  lorebook: { spec: "lorebook_v3", data: card.character_book },
  agnai: {
    kind: "memory",
    name: "Sea",
    entries: [
      { name: "sea", entry: "Wet.", keywords: ["sea"], priority: 1, weight: 2, enabled: true },
    ],
  },
  risu: {
    type: "risu",
    ver: 1,
    data: [
      {
        key: "sea, salt",
        secondkey: "",
        content: "Wet.",
        comment: "",
        insertorder: 100,
        alwaysActive: false,
        selective: false,
        mode: "normal",
      },
    ],
  },
  novelAi: {
    lorebookVersion: 5,
    entries: [
      {
        text: "Wet.",
        keys: ["sea"],
        displayName: "Sea",
        contextConfig: { budgetPriority: 400 },
        enabled: true,
      },
    ],
  },
  voxta: {
    $type: "character",
    Id: "00000000-0000-0000-0000-000000000001",
    Name: "Mira",
    Description: "Grey.",
    Personality: "Calm.",
    Profile: "Keeper.",
    Scenario: "Sea.",
    FirstMessage: "Hi.",
    MessageExamples: "{{char}}: Ho",
    Scripts: [{ Name: "s", Content: "x" }],
    MemoryBooks: [],
    Tags: ["tea"],
  },
  byaf: {
    schemaVersion: 1,
    id: "c1",
    name: "Mira",
    displayName: "Mi",
    isNSFW: true,
    persona: "Calm.",
    createdAt: "2024-01-01T00:00:00Z",
    updatedAt: "2024-01-01T00:00:00Z",
    loreItems: [{ key: "sea", value: "Wet." }],
    images: [{ path: "images/a.png", label: "" }],
  },
};

export const texts: readonly string[] = [
  "name: Mira\ncontext: |\n  Calm. {{user}} knocks.\n  Dry.\ngreeting: Hi.\nexample_dialogue: |\n  You: Hi\n  Mira: Ho\n",
  "a: &a [x, x]\nb: &b [*a, *a]\nname: Mira\ncontext: *b\n",
  "---\nname: Mira\ndescription: Keeper\n---\n\n# Mira\n\nYou are Mira, a keeper of lamps.\n\n## Rules\n\n- Be dry.\n",
  "# AGENTS\n\nBe brief.\n",
];
