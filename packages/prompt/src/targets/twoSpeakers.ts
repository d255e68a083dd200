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
  const messages = mergeSpeakers(notesOfReader(chat));
  if (messages[0]?.role === "user") return messages;
  return [{ role: "user", content: openingTurn }, ...messages];
}

/** The chat with its system messages as turns of the reader, enclosed in a tag. */
export function notesOfReader(chat: readonly Message[]): Message<Speaker>[] {
  const tag = freeTag(chat);
  return chat.map(({ role, content }) =>
    role === "system" ? { role: "user", content: enclose(tag, content) } : { role, content },
  );
}

/**
 * System messages inside a text without roles or without a system role. The texts of both speakers
 * are sent as they are, so the tag is one that none of them holds: nobody can write what looks like
 * such a message, or end one.
 */
export function freeTag(chat: readonly Message[]): string {
  const taken = new Set<string>();
  for (const { content } of chat) {
    // More digits than there can be tags in a text need no look.
    for (const [, digits] of content.matchAll(/system_note(?:_(\d{1,9}))?/gi)) {
      taken.add("");
      // Whoever writes system_note_21 has written system_note_2 too.
      for (let end = 1; end <= (digits?.length ?? 0); end++) taken.add(digits?.slice(0, end) ?? "");
    }
  }
  if (taken.size === 0) return "system_note";
  let next = 2;
  while (taken.has(String(next))) next++;
  return `system_note_${next}`;
}

export function enclose(tag: string, text: string): string {
  return `<${tag}>\n${text}\n</${tag}>`;
}
