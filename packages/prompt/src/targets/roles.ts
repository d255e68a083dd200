import { mergeSpeakers, type Message } from "./conversation.ts";
import { notesOfReader, twoSpeakers } from "./twoSpeakers.ts";

/**
 * What a model's chat template takes, from the most to the least. Of 86 published templates a third
 * refuse messages that another third take, or lose them without a word: some send the last system
 * message in place of the first.
 * - `any`: system messages anywhere, and either speaker may begin.
 * - `system_first`: one system message, before all others.
 * - `reader_first`: the same, and the reader begins and both speakers take turns.
 * - `no_system`: only the two speakers.
 */
export const chatRoles = ["any", "system_first", "reader_first", "no_system"] as const;
export type ChatRoles = (typeof chatRoles)[number];

export interface Chat {
  /** The system prompt; an empty one is not sent. */
  readonly system: string;
  /** What follows, with instructions between the turns as `system`. */
  readonly messages: readonly Message[];
}

/**
 * The messages of a chat in roles that a template takes. No text is left out: what may not be a
 * system message becomes part of the reader's turn beside it, in a tag that neither speaker wrote.
 */
export function messagesIn(roles: ChatRoles, { system, messages }: Chat): Message[] {
  const first: Message[] = system === "" ? [] : [{ role: "system", content: system }];
  switch (roles) {
    case "any":
      return [...first, ...messages];
    case "system_first":
      return [...first, ...mergeSpeakers(notesOfReader(messages))];
    case "reader_first":
      return [...first, ...twoSpeakers(messages)];
    case "no_system":
      return twoSpeakers([...first, ...messages]);
  }
}
