import { type Turn, turnsOf, turnsText } from "./dialogue.ts";
import type { ItemRules } from "../patch.ts";
import { isObject } from "../json.ts";
import { at, hasAny, listOf, objectOf, withAt } from "./places.ts";

const userOfEliza = /\{\{\s*user1\s*\}\}/gi;
const userOfCard = /\{\{\s*user\s*\}\}/gi;
const agentOfEliza = /\{\{\s*agentname\s*\}\}/gi;

/** The messages of one example: a list in old files, a group with `examples` in the newest. */
const messagesOf = (example: unknown): readonly unknown[] =>
  Array.isArray(example) ? example : listOf(at(example, ["examples"]));

const nameOf = (message: unknown): unknown => at(message, ["name"]) ?? at(message, ["user"]);

function textOf(message: unknown): string | null {
  const content = at(message, ["content"]);
  const text = isObject(content) ? content["text"] : content;
  return typeof text === "string" ? text : null;
}

/** How a card calls who speaks in an example of this character. */
function speakerOf(name: unknown, character: string): string {
  if (typeof name !== "string" || name === "") return "{{user}}";
  if (name === character || name.replace(agentOfEliza, "") === "") return "{{char}}";
  return name.replace(userOfEliza, "{{user}}");
}

/** The turns of one example of a file. */
export function elizaTurns(example: unknown, character: string): Turn[] {
  return messagesOf(example).flatMap((message) => {
    const text = textOf(message);
    if (text === null) return [];
    const speaker = speakerOf(nameOf(message), character);
    return [{ speaker, text: text.replaceAll(userOfEliza, "{{user}}") }];
  });
}

/** What of an example a card does not have: its texts are taken away. */
export function withoutTexts(example: unknown): unknown {
  const messages = messagesOf(example).filter((message) => textOf(message) !== null);
  const bare = messages.map((message) =>
    isObject(at(message, ["content"])) ? withAt(message, ["content", "text"], undefined) : message,
  );
  const left = bare.map((message) =>
    typeof at(message, ["content"]) === "string"
      ? withAt(message, ["content"], undefined)
      : message,
  );
  return Array.isArray(example) ? left : { ...objectOf(example), examples: left };
}

const nameKeyOf = (messages: readonly unknown[]): "name" | "user" =>
  messages.some((message) => isObject(message) && hasAny(message, ["user"])) ? "user" : "name";

/** A message of the file, made of the one that stood in its place when it had the same speaker. */
function messageOf(turn: Turn, old: unknown, { character, nameKey }: Voice): unknown {
  const text = turn.text.replaceAll(userOfCard, "{{user1}}");
  const kept = speakerOf(nameOf(old), character) === turn.speaker ? objectOf(old) : {};
  const name =
    turn.speaker === "{{char}}" ? character : turn.speaker.replace(userOfCard, "{{user1}}");
  const named = nameOf(kept) === undefined ? { [nameKey]: name, ...kept } : kept;
  const plain = typeof at(kept, ["content"]) === "string";
  return { ...named, content: plain ? text : { ...objectOf(at(kept, ["content"])), text } };
}

interface Voice {
  character: string;
  nameKey: "name" | "user";
}

/** An example as a card has it: a line for each turn; null when it says nothing. */
export function exampleOfEliza(example: unknown, character: string): string | null {
  const turns = elizaTurns(example, character);
  return turns.length === 0 ? null : turnsText(turns);
}

/** An example of the file, with what the one in its place had beside its texts. */
export function elizaExampleOf(block: string, old: unknown, character: string): unknown {
  const messages = messagesOf(old).filter((message) => textOf(message) !== null);
  const left = messages.length > 0 ? messages : messagesOf(old);
  const speakers = left.map((message) => speakerOf(nameOf(message), character));
  const turns = turnsOf(block, new Set([...speakers, character]));
  const voice: Voice = { character, nameKey: nameKeyOf(left) };
  const fresh = turns.map(({ speaker, text }, index) =>
    messageOf({ speaker: speaker === character ? "{{char}}" : speaker, text }, left[index], voice),
  );
  return isObject(old) ? { ...old, examples: fresh } : fresh;
}

/** The examples of a file after its character got another name. */
export function renamed(examples: readonly unknown[], from: string, to: string): unknown[] {
  const rename = (message: unknown): unknown => {
    const key = at(message, ["name"]) === from ? "name" : "user";
    return isObject(message) && message[key] === from ? { ...message, [key]: to } : message;
  };
  return examples.map((example) => {
    if (Array.isArray(example)) return example.map(rename);
    return isObject(example) ? { ...example, examples: messagesOf(example).map(rename) } : example;
  });
}

/** How the examples of a file follow those of a card. */
export const elizaExampleRules = (character: string): ItemRules<string> => ({
  shows: (raw) => exampleOfEliza(raw, character) !== null,
  patch: (raw, _before, after) => elizaExampleOf(after, raw, character),
  create: (block) => elizaExampleOf(block, undefined, character),
});
