import { en, Faker } from "@faker-js/faker";
import type { Lorebook } from "@personaforge/contract/lorebook";
import type { PromptTurn } from "@personaforge/prompt/prompt";
import { sentenceWriter } from "../api/characterText.ts";

/** A world with its names, and a long conversation in which a few of them are said. */
export interface World {
  book: Lorebook;
  chat: PromptTurn[];
}

export interface WorldSize {
  entries: number;
  messages: number;
  /** Whether keys are regular expressions; plain words otherwise. */
  regex: boolean;
}

const scanned = 50;
const keysOfEntry = 3;

/** The same seed writes the same world. Every second message names something that has an entry. */
export function writeWorld(seed: number, { entries, messages, regex }: WorldSize): World {
  const faker = new Faker({ locale: en, seed });
  const sentence = sentenceWriter(faker);
  const names = uniqueNames(faker, entries * keysOfEntry);
  const keys = (entry: number) => names.slice(entry * keysOfEntry, (entry + 1) * keysOfEntry);
  const text = (count: number) => Array.from({ length: count }, sentence).join(" ");
  return {
    book: {
      profile: "sillytavern",
      ...{ scan_depth: scanned, token_budget: 100_000 },
      entries: Array.from({ length: entries }, (_, entry) => ({
        keys: regex ? [regexOf(keys(entry), entry)] : keys(entry),
        content: text(4),
        ...{ enabled: true, insertion_order: 100, extensions: {} },
      })),
    },
    chat: Array.from({ length: messages }, (_, turn) => {
      const named = turn % 2 === 0 ? ` Tell me about ${faker.helpers.arrayElement(names)}.` : "";
      return { role: turn % 2 === 0 ? "user" : "character", text: text(4) + named };
    }),
  };
}

/** What is searched in the turn of this number. */
export function windowOf({ chat }: World, turn: number): PromptTurn[] {
  const start = turn % (chat.length - scanned + 1);
  return chat.slice(start, start + scanned);
}

const regexForms: readonly ((names: readonly string[]) => string)[] = [
  (names) => `/\\b(?:${names.join("|")})s?\\b/i`,
  ([name]) => `/${name}(?:'s)? (?:tower|gate|son)|the ${name}/i`,
  ([first, second]) => `/${first}[^.]{0,40}${second}|${first}\\b/i`,
  ([name]) => `/(?:^|\\W)${name}(?:\\W|$)/`,
];

function regexOf(names: readonly string[], entry: number): string {
  return regexForms[entry % regexForms.length]!(names);
}

const syllables = ["ka", "ri", "mo", "ven", "dal", "tor", "esh", "ul", "bri", "sa", "no", "gha"];

/** Invented ones: words of the language would be found everywhere. */
function uniqueNames(faker: Faker, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const name = faker.helpers.multiple(() => faker.helpers.arrayElement(syllables), { count: 5 });
    names.add(name.join("").replace(/^./, (first) => first.toUpperCase()));
  }
  return [...names];
}
