import type { WrittenContent } from "@personaforge/contract/content";

/** A character in a conversation, from which prompts are made that must never change. */
export interface GoldenCase {
  readonly name: string;
  readonly character: WrittenContent;
  readonly user: { readonly name: string; readonly persona: string | null };
  readonly memory: string | null;
  readonly appContext: string | null;
  readonly message: string;
}

const nobody = { name: "Sam", persona: null };

/** What most cases have in common: nothing is known of the reader, who asks about the sea. */
export const plainConversation = {
  user: nobody,
  memory: null,
  appContext: null,
  message: "And what do you do when the sea comes over the wall?",
} as const;
