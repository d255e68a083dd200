import type { Shape } from "./shape.ts";

const message = (name: string, text: string) => ({ name, content: { text } });

const lobe = {
  config: { systemRole: "You are a chef.\n\n## Skills\n- Cook", openingMessage: "Hungry?" },
  meta: { avatar: "👨‍🍳", description: "Cooks.", tags: ["food"], title: "Chef" },
};
const chef = {
  ...{ system_prompt: lobe.config.systemRole, initial_greeting: "Hungry?", tags: ["food"] },
  personality_summary: "You are a chef.",
};

const pirate = {
  ...{ id: "pirate", user_id: "u-1", base_model_id: "llama3:latest", name: "Pirate" },
  params: { system: "You are a pirate.", temperature: 0.7, stop: null },
  meta: {
    ...{ profile_image_url: "/static/favicon.png", description: "Arr", tags: [{ name: "fun" }] },
    ...{ capabilities: { vision: false }, suggestion_prompts: [{ content: "Arr?" }] },
  },
  ...{
    access_control: null,
    is_active: true,
    updated_at: 1_720_000_000,
    created_at: 1_720_000_000,
  },
};

const block = (id: string, label: string, value: string) => ({
  ...{ id, label, value, limit: 5_000, project_id: null, template_name: null, metadata: {} },
  ...{ is_template: false, read_only: false, description: null, hidden: null },
});
const agent = {
  ...{ name: "Loop", memory_blocks: [], tools: [], tool_ids: [], source_ids: [], tags: ["a"] },
  ...{ block_ids: ["block-0", "block-1"], tool_rules: [], system: "Be brief.", metadata: null },
  ...{ agent_type: "letta_v1_agent", description: "A loop.", id: "agent-0", messages: [] },
  ...{ llm_config: { model: "glm-4.7", context_window: 32_000 }, secrets: {}, group_ids: [] },
};
const lettaFile = {
  ...{ agents: [agent], groups: [], files: [], sources: [], tools: [], mcp_servers: [] },
  blocks: [block("block-0", "persona", "I am curious."), block("block-1", "human", "Sam.")],
  ...{ metadata: { revision_id: "x" }, created_at: "2025-09-01T00:00:00Z" },
};
const loop = { backstory: "I am curious.", system_prompt: "Be brief." };

export const agentShapes: readonly Shape[] = [
  {
    label: "elizaOS, second version",
    ...{ format: "eliza", name: "Eliza" },
    value: {
      ...{ name: "Eliza", plugins: ["@elizaos/plugin-sql"], settings: { secrets: {} } },
      ...{ system: "Be helpful.", bio: ["Answers.", "Asks."], topics: ["all"] },
      messageExamples: [[message("{{name1}}", "Hi"), message("Eliza", "Hello, {{name1}}.")]],
      style: { all: ["Be brief"], chat: ["Be warm"] },
    },
    content: {
      ...{ system_prompt: "Be helpful.", backstory: "Answers.\nAsks." },
      example_dialogues: ["{{user}}: Hi\n{{char}}: Hello, {{user}}."],
      tone_description: "Be brief\nBe warm",
    },
  },
  {
    label: "elizaOS, the least there can be",
    ...{ format: "eliza", name: "Eliza", value: { name: "Eliza", bio: ["Answers."] } },
    content: { backstory: "Answers." },
  },
  {
    label: "LobeChat's index",
    ...{ format: "lobe", name: "Chef", content: { ...chef, language: "zh-CN" } },
    value: {
      ...{ author: "a", createdAt: "2024-03-05", homepage: "", identifier: "chef", ...lobe },
      ...{ schemaVersion: 1, locale: "zh-CN", knowledgeCount: 0, tokenUsage: 120 },
    },
  },
  {
    label: "LobeChat's index, in another language",
    ...{ format: "lobe", name: "Chef", content: chef, value: { ...lobe, summary: "A chef." } },
  },
  {
    label: "LobeChat, its own export",
    ...{ format: "lobe", name: "Chef", content: chef },
    value: {
      exportType: "agents",
      state: { sessions: [{ ...lobe, id: "1", type: "agent" }], sessionGroups: [] },
      version: 7,
    },
  },
  {
    label: "Open WebUI",
    ...{ format: "open-webui", name: "Pirate", value: [pirate] },
    content: { system_prompt: "You are a pirate.", tags: ["fun"] },
  },
  {
    label: "Open WebUI, with grants",
    ...{ format: "open-webui", name: "Pirate" },
    value: [{ ...pirate, access_grants: [{ principal_type: "user", principal_id: "*" }] }],
  },
  { label: "Letta", format: "letta", name: "Loop", value: lettaFile, content: loop },
  {
    label: "Letta, a text in its file",
    ...{ format: "letta", name: "Loop", warnings: ["double_encoded"], content: loop },
    value: JSON.stringify(JSON.stringify(lettaFile)),
  },
  {
    label: "an assistant of OpenAI",
    ...{ format: "openai-assistant", name: "Tutor" },
    value: {
      ...{ id: "asst_1", object: "assistant", created_at: 1_698_984_975, name: "Tutor" },
      ...{ description: null, model: "gpt-4o", instructions: "Teach.", metadata: {}, top_p: 1 },
      tools: [],
    },
    content: { system_prompt: "Teach." },
  },
  {
    label: "an agent of a coding tool",
    ...{ format: "markdown", name: "reviewer" },
    value: "---\nname: reviewer\ndescription: Reviews.\ntools: Read, Grep\n---\n\nBe strict.\n",
    content: { system_prompt: "Be strict.\n" },
  },
];
