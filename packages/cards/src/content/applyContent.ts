import type { CharacterContent, WrittenContent } from "@personaforge/contract/content";
import type { Card } from "../card.ts";
import { isObject, sameJson, withoutFields } from "../json.ts";
import { editBook, readBook } from "./book.ts";
import { editDepthPrompt } from "./depthPrompt.ts";
import { editExamples, readExamples } from "./examples.ts";
import { editGreeting } from "./greeting.ts";
import { editList, editTags, readList, readTags } from "./lists.ts";
import type { ContentField } from "./mapped.ts";
import { MappingLog } from "./mappingLog.ts";
import { ownBook, ownBookField, ownProfile } from "./ownBook.ts";
import { ownExtension, ownFieldsOf, readOwnFields } from "./ownFields.ts";
import { alternateGreetings, groupGreetings, plainTexts, readFields } from "./readFields.ts";
import { editTone } from "./tone.ts";

/**
 * The card with the edits that lead from one content to the other: what did not change stays as it
 * is in the card, whole where the content has only its beginning, and empty where the content was
 * derived. Without an edit it is the card itself.
 * @param before what `toContent` made of the card
 */
export function applyContent(card: Card, before: CharacterContent, after: CharacterContent): Card {
  const changed = new Set(
    (Object.keys(after) as (keyof CharacterContent)[]).filter(
      (field): field is ContentField =>
        field !== "avatar" && field !== "card" && !sameJson(before[field], after[field]),
    ),
  );
  changed.delete("trusts_instructions");
  return changed.size === 0 ? card : writeFields(card, { before, after, changed });
}

interface ContentEdit {
  readonly before: WrittenContent;
  readonly after: WrittenContent;
  readonly changed: ReadonlySet<ContentField>;
  /** Whether there was no card before. */
  readonly isNew?: boolean;
}

export function writeFields(card: Card, edit: ContentEdit): Card {
  const edited = {
    ...card,
    ...writeTexts(edit),
    ...writeLists(card, edit),
    ...writeGreetings(card, edit),
  };
  if (edit.changed.has("lorebook")) {
    const read = readBook(card.character_book, new MappingLog());
    edited.character_book = editBook(card.character_book, read, edit.after.lorebook);
  }
  if (edit.changed.has("depth_prompt")) {
    const { before, after } = edit;
    edited.extensions = editDepthPrompt(card, before.depth_prompt, after.depth_prompt);
  }
  if (edit.changed.has("tone_description")) {
    edited.extensions = editTone(edited.extensions, edit.after.tone_description);
  }
  return withOwnFields(edited, edit);
}

function writeTexts({ after, changed }: ContentEdit): Partial<Card> {
  const texts: Partial<Card> = {};
  if (changed.has("name")) texts.name = after.name;
  if (changed.has("personality_summary")) texts.personality = after.personality_summary;
  for (const field of Object.keys(plainTexts) as (keyof typeof plainTexts)[]) {
    if (changed.has(field)) texts[plainTexts[field]] = after[field] ?? "";
  }
  return texts;
}

function writeGreetings(card: Card, { before, after, changed }: ContentEdit): Partial<Card> {
  if (!changed.has("initial_greeting") && !changed.has("opening_scene")) return {};
  return { first_mes: editGreeting(card.first_mes, before, after) };
}

function writeLists(card: Card, { after, changed }: ContentEdit): Partial<Card> {
  const lists: Partial<Card> = {};
  const log = new MappingLog();
  const edited = (place: typeof alternateGreetings | typeof groupGreetings) => {
    const items = card[place.source];
    const read = readList(place, items, log);
    return editList({ items, ...read, after: after[place.field] }, (text) => text);
  };
  if (changed.has("alternate_greetings")) lists.alternate_greetings = edited(alternateGreetings);
  if (changed.has("group_greetings")) lists.group_only_greetings = edited(groupGreetings);
  if (changed.has("tags")) lists.tags = editTags(card.tags, readTags(card.tags, log), after.tags);
  if (changed.has("example_dialogues")) {
    const read = readExamples(card.mes_example, log);
    lists.mes_example = editExamples(card.mes_example, read, after.example_dialogues);
  }
  return lists;
}

/** What others cannot read out of the card stands in an extension of ours. */
function withOwnFields(card: Card, edit: ContentEdit): Card {
  const { after, changed } = edit;
  const fields = new Set<string>(changed);
  if (changed.has("initial_greeting")) fields.add("opening_scene");
  if (changed.has("opening_scene")) fields.add("initial_greeting");
  if (changed.has("tags")) fields.add("content_rating");
  const read = readFields(card, new MappingLog());
  const old = Object.entries(readOwnFields(card, read)).filter(([field]) => !fields.has(field));
  const own = {
    ...Object.fromEntries(old),
    ...ownFieldsOf(read, after, fields),
    ...ownLorebook(card, edit),
  };
  if (Object.keys(own).length > 0) {
    return { ...card, extensions: { ...card.extensions, [ownExtension]: own } };
  }
  if (!Object.hasOwn(card.extensions, ownExtension)) return card;
  return { ...card, extensions: withoutFields(card.extensions, new Set([ownExtension])) };
}

function ownLorebook(card: Card, { after, changed, isNew }: ContentEdit): Record<string, unknown> {
  const extension = card.extensions[ownExtension];
  const old = isObject(extension) ? extension[ownBookField] : undefined;
  if (!changed.has("lorebook")) return old === undefined ? {} : { [ownBookField]: old };
  if (after.lorebook === null) return {};
  const said = isNew ? ownBook(after.lorebook) : ownProfile(after.lorebook);
  return Object.keys(said).length === 0 ? {} : { [ownBookField]: said };
}
