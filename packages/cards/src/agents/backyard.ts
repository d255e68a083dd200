import type { Card } from "../card.ts";
import type { DocumentFormat } from "../document.ts";
import { isObject } from "../json.ts";
import { type AgentShape, patchAgent, readAgent } from "./agentFields.ts";
import { patchLore, readLore } from "./backyardLore.ts";
import { dialogueToBackyard, fromBackyard, toBackyard } from "./backyardMacros.ts";
import { secondsOf } from "./dates.ts";
import { at, hasAny, listOf, withAt } from "../places.ts";
import { textAt, within } from "./textFields.ts";

const plain = { toCard: fromBackyard, toDocument: toBackyard };

const shape: AgentShape = {
  name: "backyard",
  places: [
    { field: "name", path: ["aiDisplayName"] },
    { field: "description", path: ["aiPersona"], ...plain },
    { field: "scenario", path: ["scenario"], ...plain },
    { field: "first_mes", path: ["firstMessage"], ...plain },
    { field: "mes_example", path: ["customDialogue"], ...plain, toDocument: dialogueToBackyard },
    { field: "system_prompt", path: ["basePrompt"], ...plain },
  ],
  // Conversations of the person who made the file are no part of the character.
  taken: [["aiName"], ["loreItems"], ["Chat"]],
};

/** Files without a full name have only the short one. */
function shapeOf(character: unknown): AgentShape {
  const display = at(character, ["aiDisplayName"]);
  if (display !== undefined && display !== null && display !== "") return shape;
  const places = shape.places.map((place) =>
    place.field === "name" ? { ...place, path: ["aiName"] } : place,
  );
  return { ...shape, places };
}

const lore = ["loreItems"];

/** How others call the character; in Backyard that always stands beside its full name. */
export const shortName = ({ name, nickname }: Card): string => nickname || name;

/** The JSON in the pictures that Backyard exported before its archives, of versions 1 to 4. */
export const backyard: DocumentFormat = {
  format: "backyard",

  is(value) {
    if (!isObject(value) || !isObject(value["character"])) return false;
    return hasAny(value["character"], ["aiName", "aiDisplayName", "aiPersona"]);
  },

  read(value, warn) {
    const character = value["character"];
    const warnOf = within(warn, ["character"]);
    const card = readAgent(character, shapeOf(character), warnOf);
    const short = textAt(character, ["aiName"], warnOf);
    const chats = listOf(at(character, ["Chat"])).length;
    if (chats > 0)
      warn("not_imported", "character.Chat", `Chats stay in the original only: ${chats}.`);
    return {
      ...card,
      nickname: short === card.name ? "" : short,
      character_book: readLore(character, lore, warnOf),
      creation_date: secondsOf(at(character, ["createdAt"])),
      modification_date: secondsOf(at(character, ["updatedAt"])),
    };
  },

  patch(value, before, after) {
    const edit = { before, after };
    const character = value["character"];
    const texts = patchAgent(character, edit, shapeOf(character));
    const short = shortName(after);
    const named = shortName(before) === short ? texts : withAt(texts, ["aiName"], short);
    const patched = patchLore(named, lore, edit);
    return patched === character ? value : withAt(value, ["character"], patched);
  },
};
