import type { Lorebook } from "@personaforge/contract/lorebook";
import type { Card } from "../card.ts";
import type { DocumentFormat, Edit, JsonObject, Warn } from "../document.ts";
import { isObject, sameJson } from "../json.ts";
import { agnai } from "../lorebooks/agnai.ts";
import { lorebookCard } from "../lorebooks/lorebookCard.ts";
import { type AgentShape, patchAgent, readAgent } from "./agentFields.ts";
import { at, hasAny, listOf, objectOf, withAt } from "../places.ts";
import { patchTextsAt, textsAt, within } from "./textFields.ts";

const attributes = ["persona", "attributes"];
const greetings = ["alternateGreetings"];
const book = ["characterBook"];

const shape: AgentShape = {
  name: "agnai",
  places: [
    { field: "name", path: ["name"] },
    { field: "creator_notes", path: ["description"] },
    { field: "first_mes", path: ["greeting"] },
    { field: "scenario", path: ["scenario"] },
    { field: "mes_example", path: ["sampleChat"] },
    { field: "system_prompt", path: ["systemPrompt"] },
    { field: "post_history_instructions", path: ["postHistoryInstructions"] },
    { field: "creator", path: ["creator"] },
    { field: "character_version", path: ["characterVersion"] },
  ],
  tags: ["tags"],
  taken: [["persona"], greetings, book],
};

/** One text, or a line for each trait with its words. */
function personaOf(value: JsonObject): string {
  const traits = Object.entries(objectOf(at(value, attributes)));
  const wordsOf = (words: unknown) => listOf(words).filter((word) => typeof word === "string");
  if (at(value, ["persona", "kind"]) === "text") {
    return wordsOf(at(value, [...attributes, "text"])).join("\n");
  }
  return traits.map(([trait, words]) => `${trait}: ${wordsOf(words).join(", ")}`).join("\n");
}

function readBook(value: JsonObject, warn: Warn): Lorebook | null {
  const raw = at(value, book);
  if (!isObject(raw) || !Array.isArray(raw["entries"])) return null;
  return agnai.read(raw, within(warn, book)).character_book;
}

function patchBook(value: unknown, { before, after }: Edit): unknown {
  if (sameJson(before.character_book, after.character_book)) return value;
  if (after.character_book === null) return withAt(value, book, null);
  const raw = at(value, book);
  const given = isObject(raw) ? raw : { kind: "memory", name: after.name, entries: [] };
  const old = lorebookCard(before.character_book ?? { entries: [] });
  return withAt(value, book, agnai.patch(given, old, lorebookCard(after.character_book)));
}

/** A character of Agnai in its own shape; its other exports are cards of V2. */
export const agnaiCharacter: DocumentFormat = {
  format: "agnai",

  is(value) {
    if (!isObject(value) || hasAny(value, ["spec", "data"])) return false;
    return isObject(at(value, attributes)) && hasAny(value, ["greeting", "sampleChat"]);
  },

  read(value, warn): Card {
    return {
      ...readAgent(value, shape, warn),
      description: personaOf(value),
      alternate_greetings: textsAt(value, greetings, warn),
      character_book: readBook(value, warn),
    };
  },

  patch(value, before, after) {
    const lists = [before.alternate_greetings, after.alternate_greetings] as const;
    const greeted = patchTextsAt(patchAgent(value, { before, after }, shape), greetings, lists);
    const patched = patchBook(greeted, { before, after });
    if (before.description === after.description) return patched;
    return withAt(patched, ["persona"], {
      kind: "text",
      attributes: { text: [after.description] },
    });
  },
};
