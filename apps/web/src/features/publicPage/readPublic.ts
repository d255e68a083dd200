import type { PublicCharacter } from "@personaforge/contract/character";
import { fillCharacter } from "@personaforge/prompt/macros";
import { notFound } from "next/navigation";
import { cache } from "react";
import { errorCodeOf } from "#trpc/queryClient.ts";
import { api } from "#trpc/server.tsx";

/**
 * The character at its published version, read once for the page and its head. What an author left
 * open for the reader's name says "you". Ends in the not-found page when there is none.
 */
export const readPublic = cache(async (ref: string): Promise<PublicCharacter> => {
  try {
    const found = await api.gallery.get.query({ id: ref });
    return { ...found, ...fillCharacter(found, { char: found.name, user: "you" }) };
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") notFound();
    throw error;
  }
});

/** Whether whoever looks at the page made the character. */
export async function isMine(character: PublicCharacter): Promise<boolean> {
  try {
    const { owner } = await api.me.get.query();
    return owner?.handle === character.creator.handle;
  } catch {
    return false;
  }
}
