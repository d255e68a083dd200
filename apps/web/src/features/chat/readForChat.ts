import { cache } from "react";
import { api, readMe } from "#trpc/api.ts";
import { orNotFound } from "#trpc/orNotFound.ts";
import { type ChatCharacter, chatCharacterOf } from "./chatCharacter.ts";

async function readerName(): Promise<string> {
  const { owner } = await readMe();
  return owner?.name ?? "you";
}

/** A public character for the chat page that everybody may open. */
export const readPublicForChat = cache(async (ref: string): Promise<ChatCharacter> => {
  const character = api.gallery.get.query({ id: ref }).catch(orNotFound);
  return chatCharacterOf(...(await Promise.all([character, readerName()])));
});

/** One of my characters for its test chat. */
export const readMineForChat = cache(async (ref: string): Promise<ChatCharacter> => {
  const character = api.characters.get.query({ id: ref }).catch(orNotFound);
  return chatCharacterOf(...(await Promise.all([character, readerName()])));
});
