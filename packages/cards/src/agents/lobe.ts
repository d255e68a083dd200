import type { DocumentFormat, Warn } from "../document.ts";
import { isObject } from "../json.ts";
import { type AgentShape, patchAgent, readAgent } from "./agentFields.ts";
import { secondsOf } from "./dates.ts";
import { exampleOfMessages, messagesOfExamples } from "./messages.ts";
import { at, listOf, objectOf, type Path, withAt } from "../places.ts";
import { strip } from "./secrets.ts";
import { within } from "./textFields.ts";

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

const isAgent = (value: unknown): boolean => {
  const config = at(value, ["config"]);
  if (!isObject(config)) return false;
  const titled = at(value, ["meta", "title"]) !== undefined;
  return Object.hasOwn(config, "systemRole") || (titled && at(value, ["identifier"]) !== undefined);
};

const sessionsOf = (value: unknown): readonly unknown[] => listOf(at(value, ["state", "sessions"]));

/** What LobeChat itself exports are its sessions, and settings beside them; each has an agent. */
const isExport = (value: unknown): boolean =>
  at(value, ["exportType"]) !== undefined && sessionsOf(value).some(isAgent);

const placeOf = (value: unknown): Path =>
  isExport(value) ? ["state", "sessions", sessionsOf(value).findIndex(isAgent)] : [];

function warnOfOthers(value: unknown, warn: Warn): void {
  const others = sessionsOf(value).filter(isAgent).length - 1;
  if (others < 1) return;
  const message = `The first agent was read. More in the file: ${others}.`;
  warn("not_imported", "state.sessions", message);
}

/** An agent of LobeChat, as its index of agents has it or as it exports its own. */
export const lobe: DocumentFormat = {
  format: "lobe",

  is: (value) =>
    isObject(value) && !Object.hasOwn(value, "spec") && (isAgent(value) || isExport(value)),

  strip: (value) => (isExport(value) ? strip(value) : null),

  read(value, warn) {
    const place = placeOf(value);
    const agent = at(value, place);
    if (place.length > 0) warnOfOthers(value, warn);
    const createdAt = at(agent, ["createdAt"]);
    return {
      ...readAgent(agent, shape, within(warn, place)),
      mes_example: exampleOfMessages(at(agent, fewShots)),
      creation_date: typeof createdAt === "string" ? secondsOf(createdAt) : null,
    };
  },

  patch(value, before, after) {
    const place = placeOf(value);
    const agent = at(value, place);
    const patched = patchAgent(agent, { before, after }, shape);
    const whole =
      before.mes_example === after.mes_example
        ? patched
        : withAt(patched, fewShots, messagesOfExamples(after.mes_example, after.name));
    return whole === agent ? value : objectOf(withAt(value, place, whole));
  },
};
