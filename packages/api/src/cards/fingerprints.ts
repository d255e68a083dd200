import { createHash } from "node:crypto";
import { sortedJson } from "@personaforge/cards/content/record";
import { type CardOrigin, fingerprintLength } from "@personaforge/contract/cardOrigin";
import { type CharacterContent, writtenContent } from "@personaforge/contract/content";

/** Whether instructions are trusted is nothing that a file says. */
const { trusts_instructions: _, ...shape } = writtenContent.shape;
const fields = Object.keys(shape) as (keyof typeof shape)[];

/**
 * What an import made of each field, as the beginning of a hash of it. Fields with nothing in them
 * have none, and so have fields that there were not yet.
 */
export function fingerprintsOf(content: CharacterContent): NonNullable<CardOrigin["fingerprints"]> {
  const fingerprints = fields.map((field) => [field, fingerprintOf(content[field])]);
  return Object.fromEntries(fingerprints.filter(([, fingerprint]) => fingerprint !== undefined));
}

/**
 * The fields that are as their import made them. Reading the file again would not tell: a later
 * release may make another text of it, which nobody typed.
 */
export function uneditedFields(content: CharacterContent): Partial<CharacterContent> {
  const fingerprints = content.card?.fingerprints;
  if (fingerprints === undefined) return {};
  const unedited = fields.filter((field) => fingerprintOf(content[field]) === fingerprints[field]);
  return Object.fromEntries(unedited.map((field) => [field, content[field]]));
}

function fingerprintOf(value: CharacterContent[keyof CharacterContent]): string | undefined {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) {
    return undefined;
  }
  const hash = createHash("sha256").update(sortedJson(value)).digest("base64url");
  return hash.slice(0, fingerprintLength);
}
