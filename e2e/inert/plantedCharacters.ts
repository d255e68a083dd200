import type { Character, CreateCharacter, PersonaForge } from "@personaforge/client";
import { limits } from "@personaforge/contract/limits";
import { labelName } from "@personaforge/contract/reference";
import { packed } from "./payloads.ts";

const lengthsOf = (field: string, longest: number, most = 1) => ({ field, longest, most });

/** The texts of a character, with the longest that each takes and how many of them there may be. */
const fields = [
  ...(["name", "tagline", "license", "personality_summary", "backstory"] as const).map((name) =>
    lengthsOf(name, limits[name]),
  ),
  ...(["tone_description", "initial_greeting", "opening_scene"] as const).map((name) =>
    lengthsOf(name, limits[name]),
  ),
  ...(["nickname", "scenario", "system_prompt", "post_history_instructions"] as const).map((name) =>
    lengthsOf(name, limits[name]),
  ),
  lengthsOf("alternate_greetings", limits.alternate_greeting, limits.alternate_greetings),
  lengthsOf("group_greetings", limits.group_greeting, limits.group_greetings),
  lengthsOf("example_dialogues", limits.example_dialogue, limits.example_dialogues),
  lengthsOf("tags", limits.tag, limits.tags),
];

/** Fields that hold texts in fields of their own: each text as every one of them. */
const structures = {
  depth_prompt: (texts: readonly string[]) => ({
    prompt: texts.join("\n\n"),
    depth: 4,
    role: "system" as const,
  }),
  lorebook: (texts: readonly string[]) => ({
    name: texts[0],
    entries: texts.map((text, place) => ({
      ...{ name: text, keys: [text], secondary_keys: [text], content: text, comment: text },
      ...{ enabled: true, insertion_order: place, extensions: { group: text } },
    })),
  }),
};

const fitting = (texts: readonly string[], longest: number) =>
  texts.filter((text) => [...text].length <= longest);

function portions<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** In how many fields the texts can be put, and how many pairs of a text and a field that makes. */
export function countPlaces(texts: readonly string[]): { fields: number; pairs: number } {
  const taken = fields.map(({ longest }) => fitting(texts, longest).length);
  const deep = Object.keys(structures).length;
  const pairs = taken.reduce((sum, count) => sum + count, 0) + deep * texts.length;
  return { fields: fields.length + deep, pairs };
}

/** Characters that, together, hold every text in every field that takes it. */
function charactersOf(texts: readonly string[]): CreateCharacter[] {
  const columns = fields.map(({ field, longest, most }) => {
    if (most > 1) return { field, cells: portions(fitting(texts, longest), most) };
    return { field, cells: packed(texts, longest, longest > limits.tagline ? "\n\n" : " ") };
  });
  // Three of each, so that versions differ in them.
  const thirds = portions(texts, Math.ceil(texts.length / 3));
  const deep = Object.entries(structures).map(([field, of]) => ({
    field,
    cells: thirds.map((third) => of(third)),
  }));
  const count = Math.max(...columns.map(({ cells }) => cells.length));
  return Array.from({ length: count }, (_, row) => {
    const cells = [...columns, ...deep].map(({ field, cells }) => [
      field,
      cells[row % cells.length],
    ]);
    return { ...Object.fromEntries(cells), is_public: true } as CreateCharacter;
  });
}

/**
 * Makes the characters. The first one gets a version with the texts of each other one, the texts as
 * messages and as labels, and a draft.
 */
export async function plant(client: PersonaForge, texts: readonly string[]): Promise<Character[]> {
  const contents = charactersOf(texts);
  const made: Character[] = [];
  for (const content of contents) made.push(await client.characters.create(content));
  const [first] = made;
  if (first === undefined) throw new Error("There is nothing to plant.");
  const messages = packed(texts, limits.version_message);
  const labels = portions(
    texts.filter((text) => labelName.safeParse(text).success),
    10,
  );
  for (const [at, { is_public: _public, ...content }] of contents.entries()) {
    await client.versions.save({
      ...{ ...content, id: first.id, message: messages[at % messages.length] ?? "" },
      labels: labels[at] ?? [],
    });
  }
  const { is_public: _public, ...draft } = contents.at(-2) ?? {};
  await client.drafts.put({ id: first.id, content: draft });
  return made;
}
