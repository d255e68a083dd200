import type { DocumentFormat } from "../document.ts";
import { isObject } from "../json.ts";
import { type AgentShape, patchAgent, readAgent } from "./agentFields.ts";
import { secondsOf } from "./dates.ts";
import { exampleOfMessages, messagesOfExamples } from "./messages.ts";
import { at, objectOf, withAt } from "./places.ts";

const fewShots = ["config", "fewShots"];

const shape: AgentShape = {
  name: "lobe",
  places: [
    { field: "name", path: ["meta", "title"] },
    { field: "creator_notes", path: ["meta", "description"] },
    { field: "creator", path: ["author"] },
    { field: "system_prompt", path: ["config", "systemRole"] },
    { field: "first_mes", path: ["config", "openingMessage"] },
  ],
  tags: ["meta", "tags"],
  taken: [fewShots],
};

/** An agent of LobeChat, as its index of agents has it. */
export const lobe: DocumentFormat = {
  format: "lobe",

  is(value) {
    if (!isObject(value) || Object.hasOwn(value, "spec")) return false;
    const config = at(value, ["config"]);
    if (!isObject(config)) return false;
    const titled = at(value, ["meta", "title"]) !== undefined;
    return Object.hasOwn(config, "systemRole") || (titled && Object.hasOwn(value, "identifier"));
  },

  read(value, warn) {
    const card = readAgent(value, shape, warn);
    const createdAt = at(value, ["createdAt"]);
    return {
      ...card,
      mes_example: exampleOfMessages(at(value, fewShots)),
      creation_date: typeof createdAt === "string" ? secondsOf(createdAt) : null,
    };
  },

  patch(value, before, after) {
    const patched = patchAgent(value, { before, after }, shape);
    if (before.mes_example === after.mes_example) return objectOf(patched);
    return withAt(patched, fewShots, messagesOfExamples(after.mes_example, after.name));
  },
};
