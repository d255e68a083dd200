import { type Card, emptyCard } from "../card.ts";
import type { DocumentFormat, Edit, JsonObject, Warn } from "../document.ts";
import { isObject, sameJson } from "../json.ts";
import { type ItemRules, patch, patchItems } from "../patch.ts";
import { shortName } from "./backyard.ts";
import { patchLore, readLore } from "./backyardLore.ts";
import { fromBackyard, toBackyard } from "./backyardMacros.ts";
import {
  exampleMessages,
  exampleOfScenario,
  greetingOf,
  newScenario,
  withGreeting,
} from "./byafScenarios.ts";
import { secondsOf } from "./dates.ts";
import { without } from "./extension.ts";
import { at, listOf, objectOf, withAt } from "../places.ts";
import { patchPlaces, readPlaces, type TextPlace, textAt } from "./textFields.ts";

/** The JSON files of a Backyard archive. Its pictures are not in it. */
export interface ByafDocument extends JsonObject {
  manifest: JsonObject;
  character: JsonObject;
  /** In the order of the manifest's paths. */
  scenarios: JsonObject[];
}

const plain = { toCard: fromBackyard, toDocument: toBackyard };
const lore = ["character", "loreItems"];

function placesOf(value: JsonObject): TextPlace[] {
  const display = at(value, ["character", "displayName"]);
  const named = display === undefined || display === null || display === "";
  return [
    { field: "name", path: ["character", named ? "name" : "displayName"] },
    { field: "creator", path: ["manifest", "author", "name"] },
    { field: "description", path: ["character", "persona"], ...plain },
    { field: "scenario", path: ["scenarios", 0, "narrative"], ...plain },
    { field: "system_prompt", path: ["scenarios", 0, "formattingInstructions"], ...plain },
  ];
}

const idOf = (value: unknown): string => {
  const id = at(value, ["character", "id"]);
  return typeof id === "string" ? id : "";
};

/** What the card holds of each scenario; `messages` are somebody's chat and no part of it. */
const ofFirst = [
  "narrative",
  "formattingInstructions",
  "firstMessages",
  "exampleMessages",
  "messages",
];

/** What of the archive a card has no field for. */
function extensionOf(value: JsonObject): JsonObject {
  const taken = [
    "name",
    "displayName",
    "persona",
    "loreItems",
    "images",
    "$schema",
    "schemaVersion",
  ];
  const author = without(at(value, ["manifest", "author"]), [["name"]]);
  const scenarios = listOf(value["scenarios"]).map((scenario, index) => {
    const ofOthers = greetingOf(scenario) === "" ? ["messages"] : ["messages", "firstMessages"];
    return without(
      scenario,
      (index === 0 ? ofFirst : ofOthers).map((key) => [key]),
    );
  });
  return {
    ...without(
      value["character"],
      taken.map((key) => [key]),
    ),
    ...(Object.keys(author).length > 0 ? { author } : {}),
    ...(scenarios.length > 0 ? { scenarios } : {}),
  };
}

function warnOfChats(value: JsonObject, warn: Warn): void {
  const said = listOf(value["scenarios"]).reduce<number>(
    (sum, scenario) => sum + listOf(at(scenario, ["messages"])).length,
    0,
  );
  if (said === 0) return;
  warn("not_imported", "scenarios", `Messages of chats stay in the original only: ${said}.`);
}

/** A scenario and the path that the manifest has for it. */
interface Entry {
  scenario: unknown;
  path: string | null;
}

function patchGreetings(value: unknown, { before, after }: Edit): unknown {
  if (sameJson(before.alternate_greetings, after.alternate_greetings)) return value;
  const scenarios = listOf(at(value, ["scenarios"]));
  const paths = listOf(at(value, ["manifest", "scenarios"]));
  const entries = scenarios.map((scenario, index): Entry => {
    const path = paths.length === scenarios.length ? paths[index] : null;
    return { scenario, path: typeof path === "string" ? path : null };
  });
  const id = idOf(value);
  const base = { ...objectOf(scenarios[0]), messages: [] };
  const rules: ItemRules<string> = {
    shows: (entry) => greetingOf(at(entry, ["scenario"])) !== "",
    patch: (entry, _before, text) =>
      withAt(entry, ["scenario"], withGreeting(at(entry, ["scenario"]), text, id)),
    create: (text) => ({
      scenario: withGreeting(withAt(base, ["title"], undefined), text, id),
      path: null,
    }),
  };
  const lists = [before.alternate_greetings, after.alternate_greetings] as const;
  const next = [...entries.slice(0, 1), ...patchItems(entries.slice(1), lists, rules)];
  const listed = withAt(
    value,
    ["scenarios"],
    next.map((entry) => at(entry, ["scenario"])),
  );
  return withAt(listed, ["manifest", "scenarios"], named(next.map((entry) => at(entry, ["path"]))));
}

/** Paths of scenarios, with free names for those that have none. */
function named(paths: readonly unknown[]): string[] {
  const used = new Set(paths);
  let number = 0;
  return paths.map((path) => {
    if (typeof path === "string") return path;
    do number += 1;
    while (used.has(`scenarios/scenario${number}.json`));
    return `scenarios/scenario${number}.json`;
  });
}

function patchFirst(value: unknown, { before, after }: Edit): unknown {
  const id = idOf(value);
  let scenario = at(value, ["scenarios", 0]);
  if (before.first_mes !== after.first_mes) scenario = withGreeting(scenario, after.first_mes, id);
  if (before.mes_example !== after.mes_example) {
    const messages = exampleMessages(after.mes_example, id, after.name);
    scenario = withAt(scenario, ["exampleMessages"], messages);
  }
  return scenario === at(value, ["scenarios", 0])
    ? value
    : withAt(value, ["scenarios", 0], scenario);
}

const ofScenarios = [
  "scenario",
  "system_prompt",
  "first_mes",
  "mes_example",
  "alternate_greetings",
] as const;

/** An archive without a scenario gets one before something is written into it. */
function withScenario(value: JsonObject, { before, after }: Edit): JsonObject {
  const edited = ofScenarios.some((field) => !sameJson(before[field], after[field]));
  if (!edited || listOf(value["scenarios"]).length > 0) return value;
  const manifest = { ...objectOf(value["manifest"]), scenarios: ["scenarios/scenario1.json"] };
  return { ...value, manifest, scenarios: [newScenario] };
}

function patchExtension(value: unknown, { before, after }: Edit): unknown {
  const parts = ({ extensions }: Card) => {
    const byaf = objectOf(at(extensions, ["byaf"]));
    const character = without(byaf, [["author"], ["scenarios"]]);
    return { character, scenarios: byaf["scenarios"] ?? [] };
  };
  return patch(value, parts(before), parts(after));
}

/**
 * The JSON files of a Backyard archive, see https://github.com/ahoylabs/byaf. Its first scenario is the
 * card's, others are greetings.
 */
export const byaf: DocumentFormat = {
  format: "byaf",

  is: (value) =>
    isObject(value) &&
    isObject(value["manifest"]) &&
    isObject(value["character"]) &&
    Array.isArray(value["scenarios"]),

  read(value, warn): Card {
    const texts = readPlaces(value, placesOf(value), warn);
    const short = textAt(value, ["character", "name"], warn);
    const scenarios = listOf(value["scenarios"]);
    warnOfChats(value, warn);
    return {
      ...emptyCard(),
      ...texts,
      nickname: short === texts.name ? "" : short,
      first_mes: greetingOf(scenarios[0]),
      mes_example: exampleOfScenario(scenarios[0], idOf(value)),
      alternate_greetings: scenarios
        .slice(1)
        .map(greetingOf)
        .filter((text) => text !== ""),
      character_book: readLore(value, lore, warn),
      creation_date: secondsOf(at(value, ["character", "createdAt"])),
      modification_date: secondsOf(at(value, ["character", "updatedAt"])),
      extensions: { byaf: extensionOf(value) },
    };
  },

  patch(value, before, after) {
    if (sameJson(before, after)) return value;
    const edit = { before, after };
    const ready = withScenario(value, edit);
    const extended = patchExtension(ready, edit);
    const texts = patchPlaces(extended, placesOf(value), edit);
    const short = shortName(after);
    const called =
      shortName(before) === short ? texts : withAt(texts, ["character", "name"], short);
    return patchGreetings(patchFirst(patchLore(called, lore, edit), edit), edit);
  },
};
