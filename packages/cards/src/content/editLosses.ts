import { sortedJson } from "./record.ts";
import type { CharacterContent } from "@personaforge/contract/content";
import type { Card } from "../card.ts";
import type { Loss } from "../problem.ts";
import { readBook } from "./book.ts";
import { readExamples, splitExamples } from "./examples.ts";
import { readList } from "./lists.ts";
import { MappingLog } from "./mappingLog.ts";
import { alternateGreetings, groupGreetings, plainTexts, readFields } from "./readFields.ts";
import { toneSource } from "./tone.ts";

/** The field of the card that a text of the content is. */
const sources = {
  ...plainTexts,
  name: "name",
  personality_summary: "personality",
  opening_scene: "first_mes",
  tone_description: toneSource,
} as const;

/**
 * What `applyContent` has to leave out: the end of a text that was too long for the content, once
 * its beginning was edited.
 */
export function editLosses(card: Card, before: CharacterContent, after: CharacterContent): Loss[] {
  const log = new MappingLog();
  readFields(card, log);
  const texts = (Object.keys(sources) as (keyof typeof sources)[])
    .filter((field) => log.cut.has(field) && before[field] !== after[field])
    .map((field) => sources[field]);
  const prompt =
    log.cut.has("depth_prompt") && before.depth_prompt?.prompt !== after.depth_prompt?.prompt;
  const paths = [
    ...texts,
    ...(prompt ? ["extensions.depth_prompt.prompt"] : []),
    ...(log.cut.has("alternate_greetings") ? listPaths(card, alternateGreetings, after) : []),
    ...(log.cut.has("group_greetings") ? listPaths(card, groupGreetings, after) : []),
    ...(log.cut.has("example_dialogues") ? examplePaths(card, after) : []),
    ...(log.cut.has("lorebook") ? bookPaths(card, after) : []),
  ];
  return paths.map((path) => ({
    code: "changed",
    path,
    message: `${path} is longer than PersonaForge allows. The edited text takes the place of all of it.`,
  }));
}

function listPaths(
  card: Card,
  place: typeof alternateGreetings | typeof groupGreetings,
  after: CharacterContent,
): string[] {
  const { texts, indexes } = readList(place, card[place.source], new MappingLog());
  const now = new Set(after[place.field]);
  return texts.flatMap((text, at) => {
    const index = indexes[at] ?? 0;
    const isCut = text.length < (card[place.source][index]?.length ?? 0);
    return isCut && !now.has(text) ? [`${place.source}.${index}`] : [];
  });
}

function examplePaths({ mes_example: examples }: Card, after: CharacterContent): string[] {
  const { texts, indexes } = readExamples(examples, new MappingLog());
  const dialogues = splitExamples(examples);
  const now = new Set(after.example_dialogues);
  const isLost = texts.some((text, at) => {
    const whole = dialogues[indexes[at] ?? 0]?.text ?? "";
    return text.length < whole.length && !now.has(text);
  });
  return isLost ? ["mes_example"] : [];
}

function bookPaths(
  { character_book: book }: Card,
  { lorebook: after }: CharacterContent,
): string[] {
  const read = readBook(book, new MappingLog());
  if (book === null || read === null) return [];
  if (after === null) return ["character_book"];
  const now = new Set(after.entries.map(sortedJson));
  const isLost = read.book.entries.some((entry, at) => {
    const whole = book.entries[read.indexes[at] ?? 0];
    return (whole?.content.length ?? 0) > entry.content.length && !now.has(sortedJson(entry));
  });
  return isLost ? ["character_book.entries"] : [];
}
