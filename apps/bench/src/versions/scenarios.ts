import type { Faker } from "@faker-js/faker";
import type { WrittenCharacter } from "../api/characterText.ts";

/** What an author does to a character again and again. */
export interface Scenario {
  name: string;
  /** Whether the goal is meant for it: edits, not rewriting. */
  hasGoal: boolean;
  /** The changed fields; `turn` counts from 0. */
  edit(content: WrittenCharacter, by: Author, turn: number): Partial<WrittenCharacter>;
}

export interface Author {
  faker: Faker;
  write(): WrittenCharacter;
}

type TextField = "personality_summary" | "backstory" | "tone_description" | "initial_greeting";

const dialogues = 6;

/** A character of the bench, with as many example dialogues as there are for a field of a list. */
export function begin({ write }: Author): WrittenCharacter {
  const entries = Array.from({ length: dialogues }, () => write().example_dialogues.join(" "));
  return { ...write(), example_dialogues: entries };
}

const text =
  (field: TextField): Scenario["edit"] =>
  (content, { faker }) => ({ [field]: replaceWords(content[field], faker) });

const oneDialogue: Scenario["edit"] = ({ example_dialogues }, { faker }) => {
  const at = faker.number.int({ max: example_dialogues.length - 1 });
  const edited = replaceWords(example_dialogues[at] ?? "", faker);
  return { example_dialogues: example_dialogues.with(at, edited) };
};

const everyField: readonly Scenario["edit"][] = [
  text("personality_summary"),
  text("backstory"),
  text("tone_description"),
  text("initial_greeting"),
  oneDialogue,
  (_content, { write }) => ({ tagline: write().tagline }),
  (_content, { write }) => ({ tags: write().tags }),
  (_content, { write }) => ({ name: write().name }),
];

export const scenarios: readonly Scenario[] = [
  { name: "tone", hasGoal: true, edit: text("tone_description") },
  { name: "backstory", hasGoal: true, edit: text("backstory") },
  { name: "one example dialogue", hasGoal: true, edit: oneDialogue },
  {
    name: "all fields in turn",
    hasGoal: true,
    edit: (content, by, turn) => everyField[turn % everyField.length]!(content, by, turn),
  },
  {
    name: "half of the backstory anew",
    hasGoal: false,
    edit: ({ backstory }, { faker, write }) => {
      const paragraphs = backstory.split("\n\n");
      const fresh = write().backstory.split("\n\n");
      const half = new Set(
        faker.helpers.arrayElements([...paragraphs.keys()], paragraphs.length / 2),
      );
      const mixed = paragraphs.map((old, at) => (half.has(at) ? (fresh[at] ?? old) : old));
      return { backstory: mixed.join("\n\n") };
    },
  },
];

/** One to five words in a row become others, somewhere in the text. */
function replaceWords(text: string, faker: Faker): string {
  const words = text.split(" ");
  const count = faker.number.int({ min: 1, max: 5 });
  const from = faker.number.int({ max: Math.max(0, words.length - count) });
  const others = words.slice(from, from + count).map((old) => otherWord(old, faker));
  return words.toSpliced(from, count, ...others).join(" ");
}

function otherWord(old: string, faker: Faker): string {
  const word = faker.word.sample();
  return word === old ? `${word}s` : word;
}
