import type { JsonObject } from "../document.ts";
import { isObject } from "../json.ts";
import { saidIn, type Turn, turnsOf, turnsText } from "./dialogue.ts";
import { fromBackyard, toBackyard } from "./backyardMacros.ts";
import { at, listOf, withAt } from "../places.ts";

/** What Backyard requires of a scenario, with the settings of its own new ones. */
export const newScenario: JsonObject = {
  schemaVersion: 1,
  formattingInstructions: "",
  minP: 0.1,
  minPEnabled: true,
  temperature: 1.2,
  repeatPenalty: 1.05,
  repeatLastN: 256,
  topK: 30,
  topP: 0.9,
  exampleMessages: [],
  canDeleteExampleMessages: true,
  firstMessages: [],
  narrative: "",
  promptTemplate: null,
  grammar: null,
  messages: [],
};

const first = ["firstMessages", 0, "text"];

/** What the character says first in a scenario; empty when it says nothing. */
export function greetingOf(scenario: unknown): string {
  const text = at(scenario, first);
  return typeof text === "string" ? fromBackyard(text) : "";
}

export function withGreeting(scenario: unknown, greeting: string, characterID: string): unknown {
  if (greeting === "") return withAt(scenario, ["firstMessages"], []);
  const text = toBackyard(greeting);
  const old = at(scenario, ["firstMessages", 0]);
  const message = isObject(old) ? { ...old, text } : { characterID, text };
  return withAt(scenario, ["firstMessages"], [message]);
}

/** Example messages as one example of a card. A message of another id is the user's. */
export function exampleOfScenario(scenario: unknown, characterID: unknown): string {
  const turns = listOf(at(scenario, ["exampleMessages"])).flatMap((message): Turn[] => {
    const text = at(message, ["text"]);
    if (typeof text !== "string") return [];
    const known = fromBackyard(text);
    const [turn, ...others] = turnsOf(known, new Set());
    const id = at(message, ["characterID"]);
    const speaker = id === characterID || id === undefined ? "{{char}}" : "{{user}}";
    const labelled = /^\{\{(?:char|user)\}\}:/i.test(known) && turn !== undefined;
    return labelled ? [turn, ...others] : [{ speaker, text: known }];
  });
  return turns.length === 0 ? "" : `<START>\n${turnsText(turns)}`;
}

/** The examples of a card as messages; Backyard has one list of them. */
export function exampleMessages(text: string, characterID: string, name: string): JsonObject[] {
  return saidIn(text, name).map(({ byCharacter, text: said }) => ({
    characterID: byCharacter ? characterID : "user",
    text: toBackyard(said),
  }));
}
