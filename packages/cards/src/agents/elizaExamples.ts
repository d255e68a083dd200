import { type Turn, turnsOf, turnsText } from "./dialogue.ts";
import type { ItemRules } from "../patch.ts";
import { isObject } from "../json.ts";
import { at, hasAny, listOf, objectOf, withAt } from "../places.ts";

/** `{{user1}}` in the first versions, `{{name1}}` since the second. */
const userOfEliza = /\{\{\s*(?:user|name)1\s*\}\}/gi;
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

/** Speakers in files whose examples came of a chat with a model. */
const roles = new Map([
  ["human", "{{user}}"],
  ["user", "{{user}}"],
  ["assistant", "{{char}}"],
]);

/** How a card calls who speaks in an example of this character. */
function speakerOf(name: unknown, character: string): string {
  if (typeof name !== "string" || name === "") return "{{user}}";
  const role = roles.get(name.toLowerCase());
  if (role !== undefined && name !== character) return role;
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

/** The fields that name a speaker. Both when nothing says of which version the file is. */
function nameKeysOf(messages: readonly unknown[]): readonly ("name" | "user")[] {
  if (messages.length === 0) return ["user", "name"];
  const isOld = messages.some((message) => isObject(message) && hasAny(message, ["user"]));
  return isOld ? ["user"] : ["name"];
}

const userIn = (messages: readonly unknown[]): string =>
  JSON.stringify(messages).includes("{{name1}}") ? "{{name1}}" : "{{user1}}";

/** A message of the file, made of the one that stood in its place when it had the same speaker. */
function messageOf(turn: Turn, old: unknown, { character, nameKeys, user }: Voice): unknown {
  const text = turn.text.replaceAll(userOfCard, user);
  const kept = speakerOf(nameOf(old), character) === turn.speaker ? objectOf(old) : {};
  const name = turn.speaker === "{{char}}" ? character : turn.speaker.replace(userOfCard, user);
  const names = Object.fromEntries(nameKeys.map((key) => [key, name]));
  const named = nameOf(kept) === undefined ? { ...names, ...kept } : kept;
  const plain = typeof at(kept, ["content"]) === "string";
  return { ...named, content: plain ? text : { ...objectOf(at(kept, ["content"])), text } };
}

interface Voice {
  character: string;
  nameKeys: readonly ("name" | "user")[];
  /** How the file calls the user. */
  user: string;
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
  const voice: Voice = { character, nameKeys: nameKeysOf(left), user: userIn(left) };
  const fresh = turns.map(({ speaker, text }, index) =>
    messageOf({ speaker: speaker === character ? "{{char}}" : speaker, text }, left[index], voice),
  );
  return isObject(old) ? { ...old, examples: fresh } : fresh;
}

/** The examples of a file after its character got another name. */
export function renamed(examples: readonly unknown[], from: string, to: string): unknown[] {
  const rename = (message: unknown): unknown => {
    if (!isObject(message)) return message;
    const own = (["name", "user"] as const).filter((key) => message[key] === from);
    return own.length === 0
      ? message
      : { ...message, ...Object.fromEntries(own.map((key) => [key, to])) };
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
