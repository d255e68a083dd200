import type { Card } from "../card.ts";
import { type JsonObject, silent, type Written } from "../document.ts";
import { isoOf } from "./dates.ts";
import { without } from "./extension.ts";
import { letta } from "./letta.ts";
import { lettaName, withLettaName } from "./lettaName.ts";
import { lossesOf } from "./losses.ts";
import { at, listOf, objectOf } from "../places.ts";
import { compose, mergedInto, personaSections, ruleSections, type Section } from "./prompt.ts";
import { withoutSecrets } from "./secrets.ts";
import { isObject } from "../json.ts";

/** Characters of a block of memory, as Letta's own examples allow. */
const blockLimit = 20_000;

/**
 * Letta refuses a file that names no models. These are those of its own examples; whoever imports it
 * may choose others.
 */
const models = {
  llm_config: {
    model: "gpt-4o-mini",
    model_endpoint_type: "openai",
    model_endpoint: "https://api.openai.com/v1",
    context_window: 32_000,
    handle: "openai/gpt-4o-mini",
  },
  embedding_config: {
    embedding_model: "text-embedding-3-small",
    embedding_endpoint_type: "openai",
    embedding_endpoint: "https://api.openai.com/v1",
    embedding_dim: 1536,
    embedding_chunk_size: 300,
    handle: "openai/text-embedding-3-small",
  },
};

function systemOf(card: Card, rules: readonly Section[], isOtherName: boolean): string {
  const system = compose(rules, "system_prompt");
  const said = `You are ${card.nickname || card.name}.`;
  if (system === "") return said;
  return isOtherName ? `${said}\n\n${system}` : system;
}

function blocksOf(own: JsonObject, persona: string): JsonObject[] {
  const kept = listOf(own["blocks"]).filter(isObject);
  const others = kept.length > 0 ? kept : [{ label: "human", value: "", limit: blockLimit }];
  const limit = Math.max(blockLimit, persona.length);
  const blocks: JsonObject[] = [{ label: "persona", value: persona, limit }, ...others];
  return blocks.map((block, index) => ({
    description: "",
    is_template: false,
    read_only: false,
    metadata: {},
    ...block,
    id: `block-${index}`,
  }));
}

/** An agent file of Letta with one agent: the character in its `persona` block, no tools. */
export function toLetta(card: Card, { now }: { now?: number } = {}): Written<JsonObject> {
  const own = objectOf(withoutSecrets(objectOf(at(card.extensions, ["letta"]))));
  const persona = personaSections(card);
  const rules = ruleSections(card);
  const isOtherName = lettaName(card.name) !== card.name;
  const blocks = blocksOf(own, compose(persona, "description"));
  const agent: JsonObject = {
    agent_type: "letta_v1_agent",
    ...models,
    ...without(own, [["blocks"]]),
    id: "agent-0",
    description: card.creator_notes,
    system: systemOf(card, rules, isOtherName),
    block_ids: blocks.map(({ id }) => id),
    memory_blocks: [],
    tools: [],
    tool_ids: [],
    tool_rules: [],
    messages: [],
    in_context_message_ids: [],
    files_agents: [],
  };
  const seconds = card.creation_date ?? (now === undefined ? null : now / 1000);
  const document: JsonObject = {
    agents: [withLettaName(agent, card.name)],
    groups: [],
    blocks,
    files: [],
    sources: [],
    tools: [],
    mcp_servers: [],
    metadata: {},
    created_at: isoOf(seconds),
  };
  const back = letta.read(document, silent);
  const merged = new Map([
    ...mergedInto("the persona block", persona, "description"),
    ...mergedInto("system", rules, "system_prompt"),
  ]);
  const carriers = new Set([
    ...(merged.size > 0 ? ["description", "system_prompt"] : []),
    "extensions.letta.blocks",
  ]);
  return { document, losses: lossesOf(card, back, { merged, carriers, own: "letta" }) };
}
