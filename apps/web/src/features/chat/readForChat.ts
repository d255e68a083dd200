import { notFound } from "next/navigation";
import { cache } from "react";
import { errorCodeOf } from "#trpc/queryClient.ts";
import { api } from "#trpc/server.tsx";
import { type ChatCharacter, chatCharacterOf } from "./chatCharacter.ts";

function orNotFound(error: unknown): never {
  const code = errorCodeOf(error);
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") notFound();
  throw error;
}

async function readerName(): Promise<string> {
  const { owner } = await api.me.get.query();
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
