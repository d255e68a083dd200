import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import type { Card } from "../card.ts";
import { type DocumentFormat, type Edit, type JsonObject, silent, type Warn } from "../document.ts";
import { isObject, sameJson } from "../json.ts";
import { type ItemRules, patchItems } from "../patch.ts";
import { type AgentShape, patchAgent, readAgent } from "./agentFields.ts";
import { secondsOf } from "./dates.ts";
import { joined, rejoined } from "./pieces.ts";
import { at, listOf, objectOf, withAt } from "../places.ts";
import { strip } from "./secrets.ts";
import { patchTextsAt, textAt, textsAt, within } from "./textFields.ts";

const shape: AgentShape = {
  name: "voxta",
  places: [
    { field: "name", path: ["Name"] },
    { field: "personality", path: ["Personality"] },
    { field: "scenario", path: ["Scenario"] },
    { field: "first_mes", path: ["FirstMessage"] },
    { field: "mes_example", path: ["MessageExamples"] },
    { field: "system_prompt", path: ["SystemPrompt"] },
    { field: "post_history_instructions", path: ["PostHistoryInstructions"] },
    { field: "creator_notes", path: ["CreatorNotes"] },
    { field: "creator", path: ["Creator"] },
    { field: "character_version", path: ["Version"] },
  ],
  tags: ["Tags"],
  taken: [["Description"], ["Profile"], ["AlternativeFirstMessages"], ["Scripts"]],
};

const greetings = ["AlternativeFirstMessages"];
/** How the character looks, and who it is: together the description of a card. */
const joining = { joint: "\n\n", home: 1 };

function parts(character: unknown, warn: Warn): string[][] {
  return ["Description", "Profile"].map((name) => {
    const text = textAt(character, [name], warn);
    return text === "" ? [] : [text];
  });
}

function patchDescription(character: unknown, { before, after }: Edit): unknown {
  if (before.description === after.description) return character;
  const lists = rejoined(parts(character, silent), after.description, joining);
  return ["Description", "Profile"].reduce<unknown>((patched, name, index) => {
    const text = (lists[index] ?? []).join(joining.joint);
    return (at(patched, [name]) ?? "") === text ? patched : withAt(patched, [name], text);
  }, character);
}

/** The books that the character uses; all of the package when it names none. */
function bookIndexes(value: JsonObject): number[] {
  const ids = new Set(listOf(at(value, ["character", "MemoryBooks"])));
  const indexes = [...listOf(value["books"]).keys()];
  const used = indexes.filter((index) => ids.has(at(value, ["books", index, "Id"])));
  return used.length > 0 ? used : indexes;
}

/** What was deleted stays in the file for a while; it is no part of the book. */
const isItem = (item: unknown): boolean => isObject(item) && item["Deleted"] !== true;

function entriesOf(value: JsonObject, index: number, warn: Warn): LoreEntry[] {
  const items = listOf(at(value, ["books", index, "Items"])).filter(isItem);
  return items.map((item, place): LoreEntry => {
    const id = at(item, ["Id"]);
    const weight = at(item, ["Weight"]);
    return {
      keys: textsAt(item, ["Keywords"], warn),
      content: textAt(item, ["Text"], warn),
      extensions: {},
      enabled: true,
      insertion_order: place,
      ...(typeof weight === "number" && Number.isFinite(weight) ? { priority: weight } : {}),
      id: typeof id === "string" ? id : `${index}:${place}`,
    };
  });
}

function readBooks(value: JsonObject, warn: Warn): Lorebook | null {
  const indexes = bookIndexes(value);
  const entries = indexes.flatMap((index) => entriesOf(value, index, warn));
  if (entries.length === 0) return null;
  const name = indexes.length === 1 ? at(value, ["books", indexes[0] ?? 0, "Name"]) : undefined;
  return { ...(typeof name === "string" ? { name } : {}), extensions: {}, entries };
}

const itemRules: ItemRules<LoreEntry> = {
  shows: isItem,
  patch: (raw, before, after) => ({
    ...objectOf(raw),
    ...(sameJson(before.keys, after.keys) ? {} : { Keywords: after.keys }),
    ...(before.content === after.content ? {} : { Text: after.content }),
    ...(before.priority === after.priority ? {} : { Weight: after.priority ?? 0 }),
  }),
  create: ({ keys, content, priority }) => ({
    Keywords: keys,
    Text: content,
    Weight: priority ?? 0,
  }),
};

/** Each entry goes back to its book by its id; new ones go to the first. */
function patchBooks(value: JsonObject, { before, after }: Edit): JsonObject {
  if (sameJson(before.character_book, after.character_book)) return value;
  const next = (after.character_book?.entries ?? []).filter(({ enabled }) => enabled);
  const indexes = bookIndexes(value);
  const owners = new Map(
    indexes.flatMap((index) => entriesOf(value, index, silent).map(({ id }) => [id, index])),
  );
  const groups = Map.groupBy(next, ({ id }) => owners.get(id) ?? indexes[0] ?? 0);
  const given = listOf(value["books"]);
  const own = new Set(indexes);
  const books = (given.length > 0 ? given : [{}]).map((book, index) => {
    if (given.length > 0 && !own.has(index)) return book;
    const old = entriesOf(value, index, silent);
    const entries = groups.get(index) ?? [];
    if (sameJson(old, entries)) return book;
    return withAt(
      book,
      ["Items"],
      patchItems(listOf(at(book, ["Items"])), [old, entries], itemRules),
    );
  });
  return { ...value, books };
}

/** The JSON files of one character of a Voxta package. Its scripts are never part of a card. */
export const voxta: DocumentFormat = {
  format: "voxta",

  is(value) {
    if (!isObject(value) || !Array.isArray(value["books"])) return false;
    return isObject(value["character"]) && Object.hasOwn(value, "package");
  },

  strip,

  read(value, warn): Card {
    const character = value["character"];
    const warnOf = within(warn, ["character"]);
    const card = readAgent(character, shape, warnOf);
    const scripts = listOf(at(character, ["Scripts"])).length;
    if (scripts > 0) {
      warn(
        "not_imported",
        "character.Scripts",
        `Scripts stay in the original and never run: ${scripts}.`,
      );
    }
    return {
      ...card,
      description: joined(parts(character, warnOf), joining.joint),
      alternate_greetings: textsAt(character, greetings, warnOf),
      character_book: readBooks(value, warn),
      creation_date: secondsOf(at(character, ["DateCreated"])),
      modification_date: secondsOf(at(character, ["DateModified"])),
    };
  },

  patch(value, before, after) {
    const edit = { before, after };
    const character = value["character"];
    const texts = patchDescription(patchAgent(character, edit, shape), edit);
    const lists = [before.alternate_greetings, after.alternate_greetings] as const;
    const patched = patchTextsAt(texts, greetings, lists);
    const whole = patched === character ? value : { ...value, character: patched };
    return patchBooks(whole, edit);
  },
};
