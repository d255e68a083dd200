import type { Card } from "../card.ts";
import type { DocumentFormat, JsonObject, Warn } from "../document.ts";
import { isObject } from "../json.ts";
import { type AgentShape, patchAgent, readAgent } from "./agentFields.ts";
import { secondsOf } from "./dates.ts";
import { fullNameOf, withLettaName } from "./lettaName.ts";
import { at, listOf, objectOf, type Path, withAt } from "../places.ts";
import { strip } from "./secrets.ts";
import { textAt, within } from "./textFields.ts";

const shape: AgentShape = {
  name: "letta",
  places: [
    { field: "name", path: ["name"] },
    { field: "creator_notes", path: ["description"] },
    { field: "system_prompt", path: ["system"] },
  ],
  // What is said, what runs and what names other parts of the file is no part of a character.
  taken: [
    ...["messages", "message_ids", "in_context_message_ids", "in_context_message_indices"],
    ...["tools", "tool_ids", "tool_rules", "tool_exec_environment_variables", "secrets"],
    ...["block_ids", "memory_blocks", "core_memory", "files_agents", "source_ids", "folder_ids"],
    ...["identity_ids", "initial_message_sequence", "multi_agent_group", "mcp_servers"],
  ].map((name) => [name]),
};

/** New files list agents and blocks; in old ones the file is the agent. */
const agentPlace = (value: JsonObject): Path =>
  Array.isArray(value["agents"]) ? ["agents", 0] : [];

const isOld = (value: JsonObject): boolean =>
  Array.isArray(value["core_memory"]) &&
  (Object.hasOwn(value, "system") || Object.hasOwn(value, "name"));

const isNew = (value: JsonObject): boolean => {
  const agent = at(value, ["agents", 0]);
  return isObject(agent) && (Array.isArray(value["blocks"]) || Object.hasOwn(agent, "agent_type"));
};

/** The list with the blocks of memory, and those of them that the agent uses. */
function blocksOf(value: JsonObject): { path: Path; indexes: number[] } {
  const path = agentPlace(value);
  if (path.length === 0) {
    return { path: ["core_memory"], indexes: [...listOf(value["core_memory"]).keys()] };
  }
  const own = at(value, [...path, "memory_blocks"]);
  const ids = new Set(listOf(at(value, [...path, "block_ids"])));
  const blocks = listOf(value["blocks"]);
  const used = [...blocks.keys()].filter((index) => ids.has(at(blocks[index], ["id"])));
  const inline = Array.isArray(own) && own.length > 0 && used.length === 0;
  return inline
    ? { path: [...path, "memory_blocks"], indexes: [...own.keys()] }
    : { path: ["blocks"], indexes: used.length > 0 ? used : [...blocks.keys()] };
}

const isPersona = (block: unknown): boolean => at(block, ["label"]) === "persona";

function personaPlace(value: JsonObject): Path | null {
  const { path, indexes } = blocksOf(value);
  const index = indexes.find((place) => isPersona(at(value, [...path, place])));
  return index === undefined ? null : [...path, index, "value"];
}

/** Blocks beside the persona: what the agent knows of people and of itself. */
function otherBlocks(value: JsonObject): unknown[] {
  const { path, indexes } = blocksOf(value);
  const blocks = indexes.map((index) => at(value, [...path, index])).filter(isObject);
  return blocks
    .filter((block) => !isPersona(block))
    .map(({ label, value: text, description, limit, read_only }) => {
      const known = { label, value: text, description, limit, read_only };
      return Object.fromEntries(Object.entries(known).filter(([, field]) => field !== undefined));
    });
}

function warnOfRest(value: JsonObject, warn: Warn): void {
  const others = listOf(value["agents"]).length - 1;
  if (others > 0) {
    warn("not_imported", "agents", `The first agent was read. More in the file: ${others}.`);
  }
  const tools = listOf(value["tools"]).length;
  if (tools > 0)
    warn("not_imported", "tools", `Tools stay in the original and never run: ${tools}.`);
}

function patchPersona(value: JsonObject, text: string): unknown {
  const place = personaPlace(value);
  if (place !== null) return withAt(value, place, text);
  const { path } = blocksOf(value);
  const blocks = listOf(at(value, path));
  const block = { id: `block-persona-${blocks.length}`, label: "persona", value: text };
  const added = withAt(value, path, [...blocks, block]);
  const ids = [...agentPlace(value), "block_ids"];
  return path[0] === "blocks" ? withAt(added, ids, [...listOf(at(value, ids)), block.id]) : added;
}

/** An agent file of Letta, new or old. A file that is a JSON text in JSON is parsed before. */
export const letta: DocumentFormat = {
  format: "letta",

  is: (value) => isObject(value) && !Object.hasOwn(value, "spec") && (isNew(value) || isOld(value)),

  strip,

  read(value, warn): Card {
    warnOfRest(value, warn);
    const agent = at(value, agentPlace(value));
    const card = readAgent(agent, shape, within(warn, agentPlace(value)));
    const place = personaPlace(value);
    const blocks = otherBlocks(value);
    const own = { ...objectOf(card.extensions["letta"]), ...(blocks.length > 0 ? { blocks } : {}) };
    return {
      ...card,
      name: fullNameOf(agent) ?? card.name,
      description: place === null ? "" : textAt(value, place, warn),
      creation_date: secondsOf(at(agent, ["created_at"]) ?? value["created_at"]),
      extensions: { ...card.extensions, letta: own },
    };
  },

  patch(value, before, after) {
    const place = agentPlace(value);
    const agent = at(value, place);
    const visible = (card: Card): Card => {
      const own = withAt(card.extensions["letta"], ["blocks"], undefined);
      return { ...card, extensions: { ...card.extensions, letta: own } };
    };
    const edit = { before: visible(before), after: visible(after) };
    const named = before.name === after.name ? agent : withLettaName(agent, after.name);
    const patched = patchAgent(
      named,
      { ...edit, before: { ...edit.before, name: after.name } },
      shape,
    );
    const whole = patched === agent ? value : objectOf(withAt(value, place, patched));
    return before.description === after.description
      ? whole
      : patchPersona(whole, after.description);
  },
};
