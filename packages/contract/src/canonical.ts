import { type CharacterContent, characterContent } from "./content.ts";

const fields = Object.keys(characterContent.shape).toSorted() as (keyof CharacterContent)[];

/**
 * The content as one exact text, which its hash is made of: JSON without spaces, the fields of every
 * object in alphabetical order, and fields that hold nothing (`null`, an empty list, `false`) left
 * out, so that a field added to the contract later changes no hash.
 */
export function canonicalContent(content: CharacterContent): string {
  const held = fields.filter((field) => !isNothing(content[field]));
  return JSON.stringify(Object.fromEntries(held.map((field) => [field, sorted(content[field])])));
}

function isNothing(value: CharacterContent[keyof CharacterContent]): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** The database orders the fields of objects in its own way. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(
    names.map((name) => [name, sorted((value as Record<string, unknown>)[name])]),
  );
}

const nothing = Object.fromEntries(
  Object.entries(characterContent.shape).map(([field, schema]) => [
    field,
    [null, false, []].find((value) => schema.safeParse(value).success),
  ]),
);

/** The content that {@link canonicalContent} wrote. */
export function readCanonical(text: string): CharacterContent {
  return { ...nothing, ...(JSON.parse(text) as Partial<CharacterContent>) } as CharacterContent;
}
