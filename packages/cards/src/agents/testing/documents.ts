import type { JsonObject } from "../../document.ts";

/** Small documents in the shapes that the programs themselves write. */

export const oobaJson: JsonObject = {
  char_name: "Mira",
  char_persona: "A lighthouse keeper.\nShe counts ships.",
  char_greeting: "*looks up* Oh, a visitor!",
  world_scenario: "A storm is near.",
  example_dialogue: "You: Who are you?\nMira: The keeper.",
  metadata: { version: 1 },
};

export const oobaYaml: JsonObject = {
  name: "Mira",
  greeting: "Oh, a visitor!",
  context: "Mira's persona: a lighthouse keeper.",
  turn_template: null,
};

export const elizaOld: JsonObject = {
  name: "Mira",
  username: "mira",
  clients: ["discord"],
  modelProvider: "openai",
  settings: { voice: { model: "en_GB-alba-medium" }, model: "large" },
  plugins: [],
  system: "Speak as Mira.",
  bio: ["Keeps the light.", "Counts ships."],
  lore: ["Born in a storm."],
  messageExamples: [
    [
      { user: "{{user1}}", content: { text: "Who are you?" } },
      { user: "Mira", content: { text: "The keeper.\nOf the light.", action: "CONTINUE" } },
    ],
    [{ user: "Mira", content: { text: "Ahoy, {{user1}}!" } }],
  ],
  postExamples: ["Fog again."],
  topics: ["ships"],
  adjectives: ["patient"],
  knowledge: ["The tower has 199 steps.", { path: "tower.md" }],
  style: { all: ["short sentences"], chat: ["calm"], post: [] },
};

export const elizaNew: JsonObject = {
  name: "Mira",
  bio: "Keeps the light.",
  system: "Speak as Mira.",
  messageExamples: [
    {
      examples: [
        { name: "{{user1}}", content: { text: "Who are you?" } },
        { name: "Mira", content: { text: "The keeper.", actions: ["REPLY"] } },
      ],
    },
  ],
  style: { all: [], chat: ["calm"] },
  advancedMemory: true,
};

export const lobeAgent: JsonObject = {
  author: "ann",
  config: {
    systemRole: "You keep the light.",
    openingMessage: "Ahoy!",
    openingQuestions: ["How tall is the tower?"],
    fewShots: [
      { role: "user", content: "Who are you?" },
      { role: "assistant", content: "The keeper." },
    ],
    params: { temperature: 0.6 },
  },
  createdAt: "2024-11-26",
  homepage: "https://example.org/ann",
  identifier: "mira",
  locale: "en-GB",
  meta: { avatar: "🗼", description: "A keeper.", tags: ["sea", "light"], title: "Mira" },
  schemaVersion: 1,
  summary: "About Mira.",
};

export const openWebuiModels = [
  {
    id: "mira",
    base_model_id: "llama3.2:latest",
    name: "Mira",
    params: { system: "You keep the light.", temperature: 0.6, stop: ["###"] },
    meta: {
      profile_image_url: "data:image/png;base64,AAAA",
      description: "A keeper.",
      capabilities: { vision: false },
      tags: [{ name: "sea" }, { name: "light" }],
      suggestion_prompts: null,
    },
    access_control: null,
    is_active: true,
    updated_at: 1_735_689_700,
    created_at: 1_735_689_600,
  },
];

export const assistant: JsonObject = {
  id: "asst_abc",
  object: "assistant",
  created_at: 1_735_689_600,
  name: "Mira",
  description: null,
  model: "gpt-4o",
  instructions: "You keep the light.",
  tools: [{ type: "file_search" }],
  metadata: { team: "sea" },
  temperature: 1,
  top_p: 1,
};

export const promptBody: JsonObject = {
  name: "Mira",
  model: "gpt-4.1",
  prompt: { id: "pmpt_123", version: "2", variables: { place: "tower" } },
  input: [
    { role: "developer", content: [{ type: "input_text", text: "You keep the light." }] },
    { role: "user", content: [{ type: "input_text", text: "Who are you?" }] },
    { role: "assistant", content: [{ type: "output_text", text: "The keeper." }] },
  ],
};

export const lettaNew: JsonObject = {
  agents: [
    {
      id: "agent-0",
      name: "Mira",
      description: "A keeper.",
      system: "You have memory.",
      agent_type: "letta_v1_agent",
      block_ids: ["block-1", "block-2"],
      tool_ids: ["tool-0"],
      llm_config: { model: "large", context_window: 90_000 },
      messages: [{ id: "message-0", role: "system", content: [{ type: "text", text: "x" }] }],
      in_context_message_ids: ["message-0"],
      tags: ["sea"],
    },
  ],
  groups: [],
  blocks: [
    { id: "block-0", label: "persona", value: "Somebody else.", limit: 5000 },
    { id: "block-1", label: "human", value: "A sailor.", limit: 5000, read_only: false },
    { id: "block-2", label: "persona", value: "I keep the light.", limit: 5000 },
  ],
  files: [],
  sources: [],
  tools: [{ id: "tool-0", name: "count", source_code: "def count(): pass" }],
  mcp_servers: [],
  metadata: { revision_id: "abc" },
  created_at: "2025-07-30T00:00:00.000Z",
};

export const lettaOld: JsonObject = {
  agent_type: "memgpt_agent",
  name: "Mira",
  description: null,
  system: "You have memory.",
  core_memory: [
    { label: "human", value: "A sailor.", limit: 5000 },
    { label: "persona", value: "I keep the light.", limit: 5000 },
  ],
  messages: [],
  tools: [],
  version: "0.6.47",
  created_at: "2025-04-01T00:00:00+00:00",
};

const scenario: JsonObject = {
  schemaVersion: 1,
  title: "The storm",
  formattingInstructions: "You are {character}.",
  minP: 0.1,
  minPEnabled: true,
  temperature: 0.7,
  repeatPenalty: 1.1,
  repeatLastN: 128,
  topK: 40,
  topP: 0.9,
  exampleMessages: [
    { characterID: "u1", text: "Who are you?" },
    { characterID: "mira", text: "The keeper, {user}." },
  ],
  canDeleteExampleMessages: true,
  firstMessages: [{ characterID: "mira", text: "Ahoy, {user}!" }],
  narrative: "{character} waits in a storm.",
  promptTemplate: null,
  grammar: null,
  messages: [],
};

export const byafArchive: JsonObject = {
  manifest: {
    schemaVersion: 1,
    createdAt: "2025-06-12T19:03:56.873Z",
    author: { name: "Ann", backyardURL: "https://example.org/ann" },
    characters: ["characters/mira/character.json"],
    scenarios: ["scenarios/a.json", "scenarios/b.json", "scenarios/c.json"],
  },
  character: {
    schemaVersion: 1,
    id: "mira",
    name: "Mira",
    displayName: "Mira of the Light",
    isNSFW: false,
    persona: "{character} keeps the light. {{char}} counts.",
    createdAt: "2025-06-12T19:03:56.873Z",
    updatedAt: "2025-06-13T19:03:56.000Z",
    loreItems: [
      { key: "tower, stairs", value: "{character} climbs 199 steps." },
      { key: "fog", value: "It comes at dusk." },
    ],
    images: [],
  },
  scenarios: [
    scenario,
    {
      ...scenario,
      title: "Without a word",
      firstMessages: [],
      exampleMessages: [],
      messages: [
        {
          type: "human",
          createdAt: "2025-06-12T19:03:56.873Z",
          updatedAt: "2025-06-12T19:03:56.873Z",
          text: "A private chat.",
        },
      ],
    },
    {
      ...scenario,
      title: "Calm",
      exampleMessages: [],
      firstMessages: [{ characterID: "mira", text: "So calm, {user}." }],
    },
  ],
};

export const voxtaPackage: JsonObject = {
  package: { $type: "package", Id: "p", Name: "Mira", Version: "1.0.0", ExplicitContent: false },
  character: {
    $type: "character",
    Id: "c",
    Name: "Mira",
    Version: "1.0.0",
    Description: "Grey coat.",
    Personality: "Patient.",
    Profile: "Keeps the light.",
    Scenario: "A storm is near.",
    FirstMessage: "Ahoy, {{ user }}!",
    AlternativeFirstMessages: ["So calm."],
    MessageExamples: "{{ user }}: Who are you?\n{{ char }}: The keeper.",
    SystemPrompt: "",
    Creator: "Ann",
    CreatorNotes: "For evenings.",
    Tags: ["sea"],
    Culture: "en-GB",
    MemoryBooks: ["b1"],
    TextToSpeech: [{ Service: { ServiceName: "Voice" } }],
    Scripts: [{ Name: "index", Content: "chat.start()" }],
    DateCreated: "2025-01-01T00:00:00Z",
  },
  books: [
    { $type: "book", Id: "b0", Name: "Another's", Items: [{ Keywords: ["x"], Text: "Not hers." }] },
    {
      $type: "book",
      Id: "b1",
      Name: "Tower",
      Items: [
        { Id: "i1", Keywords: ["tower"], Text: "It has 199 steps.", Weight: 1, Deleted: false },
        { Id: "i2", Keywords: ["old"], Text: "Thrown away.", Deleted: true },
        { Id: "i3", Keywords: ["fog"], Text: "It comes at dusk.", Weight: 2, Deleted: false },
      ],
    },
  ],
};

export const backyardPng: JsonObject = {
  character: {
    id: "x",
    aiName: "Mira",
    aiDisplayName: "Mira of the Light",
    aiPersona: "{character} keeps the light.",
    basePrompt: "A talk between {user} and {character}.",
    scenario: "A storm is near.",
    firstMessage: null,
    customDialogue: "#{user}: Who are you?\n#{character}: The keeper, {user}.",
    createdAt: "2023-11-09T22:52:54.410Z",
    isNSFW: false,
    temperature: 0.8,
    loreItems: [{ id: "l1", key: "fog", value: "It comes at dusk.", order: "a" }],
    Chat: [{ ChatItems: [{ input: "hey", output: "hi" }] }],
  },
  version: 2,
};
