import type { Card } from "../card.ts";
import { type JsonObject, silent, type Written } from "../document.ts";
import { isObject } from "../json.ts";
import { shortName } from "./backyard.ts";
import { loreItemOf } from "./backyardLore.ts";
import { toBackyard } from "./backyardMacros.ts";
import { byaf, type ByafDocument } from "./byaf.ts";
import { exampleMessages, newScenario, withGreeting } from "./byafScenarios.ts";
import { isoOf, secondsOf } from "./dates.ts";
import { lossesOf } from "./losses.ts";
import { at, listOf, objectOf } from "../places.ts";
import { slugOf } from "./slug.ts";

/** The format forbids other fields; `messages` are a chat and never written. */
const known = new Set([...Object.keys(newScenario), "title", "model"]);

const scenarioOf = (value: unknown, more: JsonObject): JsonObject => {
  const fields = Object.entries(objectOf(value)).filter(([name]) => known.has(name));
  return { ...newScenario, ...Object.fromEntries(fields), ...more, messages: [] };
};

/** One scenario for each greeting; those of the archive that the card came of keep their settings. */
function scenariosOf(card: Card, id: string): JsonObject[] {
  const [first, ...others] = listOf(at(card.extensions, ["byaf", "scenarios"]));
  const texts = {
    narrative: toBackyard(card.scenario),
    formattingInstructions: toBackyard(card.system_prompt),
  };
  const main = scenarioOf(first, {
    ...texts,
    exampleMessages: exampleMessages(card.mes_example, id, card.name),
  });
  const greetings = card.alternate_greetings;
  let used = 0;
  const kept = others.filter(isObject).flatMap((scenario) => {
    if (Object.hasOwn(scenario, "firstMessages")) return [scenarioOf(scenario, {})];
    const greeting = greetings[used];
    if (greeting === undefined) return [];
    used += 1;
    return [objectOf(withGreeting(scenarioOf(scenario, {}), greeting, id))];
  });
  const added = greetings
    .slice(used)
    .map((greeting) => objectOf(withGreeting(scenarioOf(null, texts), greeting, id)));
  return [objectOf(withGreeting(main, card.first_mes, id)), ...kept, ...added];
}

/** A path may lead nowhere else: an id of the file is kept when it is a plain name. */
function folderOf(card: Card): string {
  const id = at(card.extensions, ["byaf", "id"]);
  return typeof id === "string" && /^[\w-]{1,100}$/.test(id) ? id : slugOf(card.name);
}

function characterOf(card: Card, id: string, now: string): JsonObject {
  const entries = (card.character_book?.entries ?? []).filter(({ enabled }) => enabled);
  const persona = [card.description, card.personality].filter((text) => text !== "").join("\n\n");
  const own = objectOf(at(card.extensions, ["byaf"]));
  return {
    schemaVersion: 1,
    id,
    name: shortName(card),
    displayName: card.name,
    isNSFW: own["isNSFW"] === true,
    persona: toBackyard(persona),
    createdAt: dateOf(own["createdAt"], card.creation_date) ?? now,
    updatedAt: dateOf(own["updatedAt"], card.modification_date) ?? now,
    loreItems: entries.map(loreItemOf),
    images: [],
  };
}

/** The date of the archive as it was written there, while it is the card's. */
function dateOf(text: unknown, seconds: number | null): string | null {
  const isKept = typeof text === "string" && seconds !== null && secondsOf(text) === seconds;
  return isKept ? text : isoOf(seconds);
}

/** Backyard refuses an archive whose author has no address, so one without it is left away. */
function authorOf({ creator, extensions }: Card): JsonObject {
  const url = at(extensions, ["byaf", "author", "backyardURL"]);
  if (creator === "" || typeof url !== "string" || !URL.canParse(url)) return {};
  return { author: { name: creator, backyardURL: url } };
}

/** A Backyard archive with one character; `now`, in milliseconds, dates what has no date. */
export function toByaf(card: Card, { now }: { now?: number } = {}): Written<ByafDocument> {
  const today = isoOf((now ?? 0) / 1000) ?? new Date(0).toISOString();
  const id = folderOf(card);
  const character = characterOf(card, id, today);
  const scenarios = scenariosOf(card, id);
  const manifest: JsonObject = {
    schemaVersion: 1,
    createdAt: today,
    ...authorOf(card),
    characters: [`characters/${id}/character.json`],
    scenarios: scenarios.map((_, index) => `scenarios/scenario${index + 1}.json`),
  };
  const document = { manifest, character, scenarios };
  const back = byaf.read(document, silent);
  const isMerged = card.personality !== "";
  const losses = lossesOf(card, back, {
    merged: new Map(isMerged ? [["personality", "persona"]] : []),
    carriers: new Set([...(isMerged ? ["description"] : []), "assets"]),
    own: "byaf",
  });
  return { document, losses };
}
