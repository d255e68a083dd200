import type { PublicCharacter } from "@personaforge/contract/character";
import { fillCharacter, namesOf } from "@personaforge/prompt/names";
import { cache } from "react";
import { api, readMe } from "#trpc/api.ts";
import { orNotFound } from "#trpc/orNotFound.ts";

/**
 * The character at its published version, read once for the page and its head. What an author left
 * open for the reader's name says "you". Ends in the not-found page when there is none.
 */
export const readPublic = cache(async (ref: string): Promise<PublicCharacter> => {
  const found = await api.gallery.get.query({ id: ref }).catch(orNotFound);
  return { ...found, ...fillCharacter(found, namesOf(found, "you")) };
});

/** Whether whoever looks at the page made the character. */
export async function isMine(character: PublicCharacter): Promise<boolean> {
  try {
    const { owner } = await readMe();
    return owner?.handle === character.creator.handle;
  } catch {
    return false;
  }
}
