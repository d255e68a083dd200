import type { DocumentFormat } from "../document.ts";
import { isObject } from "../json.ts";
import { type AgentShape, patchAgent, readAgent } from "./agentFields.ts";
import { secondsOf } from "./dates.ts";
import { at, hasAny, listOf, type Path, withAt } from "../places.ts";
import { strip } from "./secrets.ts";
import { within } from "./textFields.ts";

const shape: AgentShape = {
  name: "openai-assistant",
  places: [
    { field: "name", path: ["name"] },
    { field: "creator_notes", path: ["description"] },
    { field: "system_prompt", path: ["instructions"] },
  ],
};

function isAssistant(value: unknown): boolean {
  if (!isObject(value) || hasAny(value, ["spec", "data", "bio", "messages", "input"])) return false;
  const id = value["id"];
  if (value["object"] === "assistant" || (typeof id === "string" && id.startsWith("asst_")))
    return true;
  return typeof value["instructions"] === "string" && Array.isArray(value["tools"]);
}

/** The answer of the API to a list of assistants holds them in `data`. */
const isList = (value: unknown): boolean =>
  at(value, ["object"]) === "list" && isAssistant(at(value, ["data", 0]));

const placeOf = (value: unknown): Path => (isList(value) ? ["data", 0] : []);

/** An assistant of OpenAI's Assistants API, which is no more; people kept what it gave them. */
export const openaiAssistant: DocumentFormat = {
  format: "openai-assistant",

  is: (value) => isAssistant(value) || isList(value),

  strip,

  read(value, warn) {
    const place = placeOf(value);
    const assistant = at(value, place);
    const others = isList(value) ? listOf(value["data"]).length - 1 : 0;
    if (others > 0) {
      warn("not_imported", "data", `The first assistant was read. More in the file: ${others}.`);
    }
    const created = secondsOf(at(assistant, ["created_at"]));
    return { ...readAgent(assistant, shape, within(warn, place)), creation_date: created };
  },

  patch(value, before, after) {
    const place = placeOf(value);
    const assistant = at(value, place);
    const patched = patchAgent(assistant, { before, after }, shape);
    return patched === assistant ? value : withAt(value, place, patched);
  },
};
