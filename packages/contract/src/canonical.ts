import { type CharacterContent, characterContent } from "./content.ts";

const fields = Object.keys(characterContent.shape).toSorted() as (keyof CharacterContent)[];

/**
 * The content as one exact text, which its hash is made of: JSON without spaces, fields in
 * alphabetical order, and fields that hold nothing (`null`, an empty list) left out, so that a field
 * added to the contract later changes no hash.
 */
export function canonicalContent(content: CharacterContent): string {
  const held = fields.filter((field) => {
    const value = content[field];
    return value !== null && !(Array.isArray(value) && value.length === 0);
  });
  return JSON.stringify(Object.fromEntries(held.map((field) => [field, content[field]])));
}

const nothing = Object.fromEntries(
  Object.entries(characterContent.shape).map(([field, schema]) => [
    field,
    schema.safeParse(null).success ? null : [],
  ]),
);

/** The content that {@link canonicalContent} wrote. */
export function readCanonical(text: string): CharacterContent {
  return { ...nothing, ...(JSON.parse(text) as Partial<CharacterContent>) } as CharacterContent;
}
