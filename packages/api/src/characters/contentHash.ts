import { createHash } from "node:crypto";
import { type CharacterContent, characterContent } from "@personaforge/contract/content";

const fields = Object.keys(characterContent.shape).toSorted() as (keyof CharacterContent)[];

/** SHA-256, hex, of the content as JSON with its fields in alphabetical order. */
export function contentHash(content: CharacterContent): string {
  const canonical = JSON.stringify(fields.map((field) => [field, content[field]]));
  return createHash("sha256").update(canonical).digest("hex");
}
