import type { Card } from "../card.ts";
import type { DocumentFormat, Edit, JsonObject } from "../document.ts";
import { isObject } from "../json.ts";
import { type AgentShape, patchAgent, readAgent } from "./agentFields.ts";
import { exampleOfMessages, messagesOfExamples, messageText } from "./messages.ts";
import { at, hasAny, listOf, type Path, withAt } from "../places.ts";
import { strip } from "./secrets.ts";
import { textAt } from "./textFields.ts";

const ofOthers = [
  "spec",
  "data",
  "core_memory",
  "agents",
  "bio",
  "config",
  "char_name",
  "tools_source",
];

const isId = (value: unknown): boolean => typeof value === "string" && value.startsWith("pmpt_");

const listName = (value: JsonObject): string | null =>
  ["messages", "input"].find((name) => Array.isArray(value[name])) ?? null;

/** The object that names the prompt: the file itself, or `prompt` in the body of a request. */
const idPlace = (value: JsonObject): Path => (isObject(value["prompt"]) ? ["prompt"] : []);

/** Where the instructions stand: in their own field, or in the first message of the system. */
function systemPlace(value: JsonObject): Path {
  if (Object.hasOwn(value, "instructions")) return ["instructions"];
  const list = listName(value);
  const index = list === null ? -1 : listOf(value[list]).findIndex(isSystem);
  return list === null || index < 0 ? ["instructions"] : [list, index, "content"];
}

const isSystem = (message: unknown): boolean => {
  const role = at(message, ["role"]);
  return role === "system" || role === "developer";
};

function shapeOf(value: JsonObject): AgentShape {
  const list = listName(value);
  const titled = Object.hasOwn(value, "title") && !Object.hasOwn(value, "name");
  return {
    name: "openai-prompt",
    places: [
      { field: "name", path: [titled ? "title" : "name"] },
      { field: "creator_notes", path: ["description"] },
    ],
    taken: [["instructions"], ...(list === null ? [] : [[list]])],
  };
}

function systemText(value: JsonObject, place: Path): string {
  const [list, index] = place;
  return list !== undefined && index !== undefined ? messageText(at(value, [list, index])) : "";
}

/** The system message with another text; parts other than its first text stay. */
function patchSystem(value: JsonObject, text: string): unknown {
  const place = systemPlace(value);
  const content = at(value, place);
  if (!Array.isArray(content)) return withAt(value, place, text);
  const first = content.findIndex((part) => typeof at(part, ["text"]) === "string");
  const others = content.filter(
    (part, index) => index <= first || typeof at(part, ["text"]) !== "string",
  );
  if (first < 0) return withAt(value, place, [...content, { type: "input_text", text }]);
  return withAt(value, place, withAt(others, [first, "text"], text));
}

function patchExamples(value: unknown, { before, after }: Edit): unknown {
  if (!isObject(value) || before.mes_example === after.mes_example) return value;
  const list = listName(value) ?? "messages";
  const kept = listOf(value[list]).filter((message) => isSystem(message));
  return withAt(value, [list], [...kept, ...messagesOfExamples(after.mes_example, after.name)]);
}

/** A prompt of OpenAI: a stored one by its id, or the body of a request with its messages. */
export const openaiPrompt: DocumentFormat = {
  format: "openai-prompt",

  is(value) {
    if (!isObject(value) || hasAny(value, ofOthers)) return false;
    if (isId(at(value, [...idPlace(value), "id"])) || value["object"] === "prompt") return true;
    const list = listName(value);
    return (
      list !== null && Object.hasOwn(value, "model") && at(value, [list, 0, "role"]) !== undefined
    );
  },

  strip,

  read(value, warn): Card {
    const card = readAgent(value, shapeOf(value), (code, path, message) => {
      if (code !== "name_missing") warn(code, path, message);
    });
    const place = systemPlace(value);
    const instructed = place.length === 1;
    const id = at(value, [...idPlace(value), "id"]);
    const name = card.name === "" && typeof id === "string" ? id : card.name;
    const system = instructed ? textAt(value, place, warn) : systemText(value, place);
    const list = listName(value);
    const mes_example = list === null ? "" : exampleOfMessages(value[list]);
    if (name === "") warn("name_missing", "name", "The prompt has no name.");
    if (system === "" && mes_example === "") {
      const message = "The file only names a prompt that OpenAI keeps; its text is not in it.";
      warn("field_missing", "instructions", message);
    }
    return { ...card, name, system_prompt: system, mes_example };
  },

  patch(value, before, after) {
    const shape = shapeOf(value);
    const texts = patchAgent(value, { before, after }, shape);
    const edited = before.system_prompt !== after.system_prompt && isObject(texts);
    const patched = edited ? patchSystem(texts, after.system_prompt) : texts;
    return patchExamples(patched, { before, after });
  },
};
