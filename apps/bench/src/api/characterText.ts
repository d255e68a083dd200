import { en, Faker } from "@faker-js/faker";

/** What an author of the bench writes; every other field of a character keeps its default. */
export interface WrittenCharacter {
  name: string;
  personality_summary: string;
  backstory: string;
  tone_description: string;
  initial_greeting: string;
  tagline: string;
  tags: string[];
  example_dialogues: string[];
  language: string;
}

/** Writes characters of about 4 kB in JSON; the same seed writes the same ones. */
export function createWriter(seed: number): () => WrittenCharacter {
  const faker = new Faker({ locale: en, seed });
  const write = sentenceWriter(faker);
  // 4,000 to draw from, so that no two texts are alike and Postgres compresses them as prose.
  const sentences = Array.from({ length: 4_000 }, write);
  const text = (count: number) =>
    Array.from({ length: count }, () => faker.helpers.arrayElement(sentences)).join(" ");
  return () => ({
    name: plain(faker.person.fullName()),
    personality_summary: text(12),
    backstory: Array.from({ length: 4 }, () => text(8)).join("\n\n"),
    tone_description: text(3),
    initial_greeting: text(2),
    tagline: text(1).slice(0, 120).trim(),
    tags: faker.helpers.uniqueArray(() => plain(faker.word.noun()), 4),
    example_dialogues: [text(3)],
    language: "en",
  });
}

// A hyphen would make words for the search that the product's own splitting makes differently.
const plain = (word: string) => word.replaceAll(/[^A-Za-z ]/g, " ");

/** Writes sentences that are hardly ever alike. */
export function sentenceWriter(faker: Faker): () => string {
  const { word, number, location, helpers } = faker;
  const a = () => plain(word.adjective());
  const n = () => plain(word.noun());
  const v = () => plain(word.verb());
  const ly = () => plain(word.adverb());
  const forms: (() => string)[] = [
    () => `She keeps a ${a()} ${n()} beside the ${n()} and will ${v()} it ${ly()}.`,
    () => `Nobody in ${plain(location.city())} dared to ${v()} the ${a()} ${n()}.`,
    () => `He was ${a()} before the ${n()}, and ${ly()} ${a()} after it.`,
    () => `When they ${v()}, the ${n()} answers with a ${a()}, ${a()} ${n()}.`,
    () => `A ${n()} taught her to ${v()} first and to ask about the ${n()} ${ly()}.`,
    () => `It took ${number.int({ min: 2, max: 40 })} winters to ${v()} that ${n()}.`,
    () => `Ask about the ${n()} and the talk turns ${ly()} to ${n()} and ${n()}.`,
  ];
  return () => helpers.arrayElement(forms)();
}
