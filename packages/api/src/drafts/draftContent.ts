import { createHash } from "node:crypto";
import { type CharacterContent, characterContent } from "@personaforge/contract/content";
import type { DraftContent } from "@personaforge/contract/draft";
import { DomainError, type FieldError } from "@personaforge/contract/errors";
import { contentWith } from "../characters/characters.mapping.ts";
import { invalidInput } from "../errors.ts";

/** The character as it would be with the draft upon it, which may break any limit. */
export function withDraft(content: CharacterContent, draft: DraftContent): CharacterContent {
  return contentWith(content, draft);
}

/** What keeps a content from being a version. */
export function problemsOf(content: CharacterContent): readonly FieldError[] {
  const { error } = characterContent.safeParse(content);
  return error === undefined ? [] : invalidInput(error).fieldErrors;
}

/** @throws DomainError VALIDATION_FAILED with a sentence for each field that breaks a limit */
export function demandValid(content: CharacterContent): CharacterContent {
  const { data, error } = characterContent.safeParse(content);
  if (data !== undefined) return data;
  const { code, message, fieldErrors } = invalidInput(error);
  throw new DomainError(code, message, { fieldErrors });
}

export function isEmpty(draft: DraftContent): boolean {
  return Object.keys(draft).length === 0;
}

/** SHA-256, hex, of what a draft changes; null for one that changes nothing. */
export function draftHash(draft: DraftContent | undefined): string | null {
  if (draft === undefined || isEmpty(draft)) return null;
  const fields = Object.entries(draft).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}
