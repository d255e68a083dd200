import { mergeSpeakers, type Message } from "./conversation.ts";

export type Speaker = "user" | "assistant";

/**
 * What the reader is made to say where a target wants the reader to speak first and the character
 * does, or where it wants a message and nobody has spoken yet.
 */
export const openingTurn = "(The conversation begins.)";

/**
 * The chat for targets that know no system messages inside it: those become part of the reader's
 * turn beside them, enclosed in a tag, and the first turn is the reader's. The texts of both
 * speakers stay byte for byte.
 */
export function twoSpeakers(chat: readonly Message[]): Message<Speaker>[] {
  const tag = freeTag(chat);
  const messages = mergeSpeakers(
    chat.map(({ role, content }): Message<Speaker> =>
      role === "system" ? { role: "user", content: enclose(tag, content) } : { role, content },
    ),
  );
  if (messages[0]?.role === "user") return messages;
  return [{ role: "user", content: openingTurn }, ...messages];
}

/**
 * System messages inside a text without roles or without a system role. The texts of both speakers
 * are sent as they are, so the tag is one that none of them holds: nobody can write what looks like
 * such a message, or end one.
 */
export function freeTag(chat: readonly Message[]): string {
  const texts = chat.map(({ content }) => content.toLowerCase());
  let tag = "system_note";
  for (let next = 2; texts.some((text) => text.includes(tag)); next++) tag = `system_note_${next}`;
  return tag;
}

export function enclose(tag: string, text: string): string {
  return `<${tag}>\n${text}\n</${tag}>`;
}
