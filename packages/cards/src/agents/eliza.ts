import { emptyCard } from "../card.ts";
import { type DocumentFormat, type Edit, type JsonObject, silent } from "../document.ts";
import { examplesOf, examplesText } from "./dialogue.ts";
import {
  elizaExampleRules,
  elizaTurns,
  exampleOfEliza,
  renamed,
  withoutTexts,
} from "./elizaExamples.ts";
import { extensionsOf, patchExtension, without } from "./extension.ts";
import { patchItems } from "../patch.ts";
import { joined, rejoined } from "./pieces.ts";
import { isObject } from "../json.ts";
import { at, hasAny, listOf, objectOf, withAt } from "../places.ts";
import { strip } from "./secrets.ts";
import { patchPlaces, patchTextsAt, readPlaces, type TextPlace, textsAt } from "./textFields.ts";

const ofOthers = [
  "spec",
  "data",
  "first_mes",
  "mes_example",
  "instructions",
  "core_memory",
  "kind",
];
const ofEliza = [
  "bio",
  "lore",
  "messageExamples",
  "postExamples",
  "adjectives",
  "topics",
  "style",
  "modelProvider",
  "clients",
  "plugins",
];
const told = ["bio", "lore", "messageExamples", "postExamples", "adjectives", "style"];

/** All that elizaOS asks for is a name and a bio. */
function isShort(value: JsonObject): boolean {
  const { name, bio } = value;
  if (typeof name !== "string") return false;
  const isList = Array.isArray(bio) && bio.every((line) => typeof line === "string");
  return isList || (typeof bio === "string" && hasAny(value, ["system", "settings", "templates"]));
}

const elizaPlaces: readonly TextPlace[] = [
  { field: "name", path: ["name"] },
  { field: "system_prompt", path: ["system"] },
];
export const elizaTaken = ["name", "system", "bio", "lore", "messageExamples", "layout"].map(
  (key) => [key],
);

/** Bio and lore, which are one description in a card. */
const elizaJoining = { joint: "\n", home: 0 } as const;

/**
 * How a file was divided, without its texts: lengths of the lines of bio and lore, and what its
 * examples say beside their texts. By it a card of another format becomes the same file again.
 */
function layoutOf(value: JsonObject, lists: readonly string[][]): JsonObject {
  const [bio = [], lore = []] = lists;
  const lengths = (list: string[]) => list.map((line) => line.length);
  const examples = listOf(value["messageExamples"]).map(withoutTexts);
  return {
    bio: typeof value["bio"] === "string" ? "text" : lengths(bio),
    ...(Object.hasOwn(value, "lore") ? { lore: lengths(lore) } : {}),
    ...(examples.length > 0 ? { examples } : {}),
  };
}

function patchDescription(value: unknown, { before, after }: Edit): unknown {
  if (before.description === after.description) return value;
  const bio = textsAt(value, ["bio"], silent);
  const lore = textsAt(value, ["lore"], silent);
  const [newBio = [], newLore = []] = rejoined([bio, lore], after.description, elizaJoining);
  const whole = typeof at(value, ["bio"]) === "string";
  const lines = whole && newBio.length > 1 ? [newBio.join("\n")] : newBio;
  const patched = patchTextsAt(value, ["bio"], [bio, lines]);
  return patchTextsAt(patched, ["lore"], [lore, newLore]);
}

/** Examples name their speakers: those of the character follow its name. */
function patchExamples(value: unknown, { before, after }: Edit): unknown {
  const given = listOf(at(value, ["messageExamples"]));
  const isRenamed = before.name !== after.name && given.length > 0;
  if (!isRenamed && before.mes_example === after.mes_example) return value;
  const raw = isRenamed ? renamed(given, before.name, after.name) : given;
  const old = raw.flatMap((example) => exampleOfEliza(example, after.name) ?? []);
  const rules = elizaExampleRules(after.name);
  const examples = patchItems(raw, [old, examplesOf(after.mes_example)], rules);
  return withAt(value, ["messageExamples"], examples);
}

/** A character of elizaOS: JSON of its first versions, and of the newest with groups of examples. */
export const eliza: DocumentFormat = {
  format: "eliza",

  is(value) {
    if (!isObject(value) || hasAny(value, ofOthers) || !hasAny(value, told)) return false;
    if (isShort(value)) return true;
    return ofEliza.filter((key) => Object.hasOwn(value, key)).length >= 2;
  },

  strip,

  read(value, warn) {
    const texts = readPlaces(value, elizaPlaces, warn);
    const lists = [textsAt(value, ["bio"], warn), textsAt(value, ["lore"], warn)];
    const examples = listOf(value["messageExamples"])
      .map((example) => elizaTurns(example, texts.name ?? ""))
      .filter((turns) => turns.length > 0);
    const rest = { ...without(value, elizaTaken), layout: layoutOf(value, lists) };
    return {
      ...emptyCard(),
      ...texts,
      description: joined(lists, elizaJoining.joint),
      mes_example: examplesText(examples),
      extensions: extensionsOf("eliza", rest),
    };
  },

  patch(value, before, after) {
    const texts = patchPlaces(value, elizaPlaces, { before, after });
    const described = patchDescription(texts, { before, after });
    const exampled = patchExamples(described, { before, after });
    const rest = { name: "eliza", hidden: [["layout"]] };
    return objectOf(patchExtension(exampled, { before, after }, rest));
  },
};
