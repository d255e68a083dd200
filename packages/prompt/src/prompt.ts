import type { CharacterContent } from "@personaforge/contract/content";

/** A message as chat models take it: the reader is `user`, the character is `assistant`. */
export interface PromptMessage {
  readonly role: "user" | "assistant";
  readonly content: string;
}

/** A turn as conversations store it. */
export interface PromptTurn {
  readonly role: "user" | "character";
  readonly text: string;
}

/** Tokens. What is sent takes at most `context - reply - margin`. */
export interface PromptBudget {
  /** What the model can read and write together. */
  readonly context: number;
  /** Kept free for the reply. */
  readonly reply: number;
  /** Kept free because counts are estimates. */
  readonly margin: number;
}

/** Tokens of a text; the same text must always give the same number. */
export type CountTokens = (text: string) => number;

export interface PromptInput {
  /** The version that answers, as its author wrote it: placeholders are filled here. */
  readonly character: CharacterContent;
  /** How the character calls the reader; empty means "User". */
  readonly userName: string;
  /**
   * Everything said before, oldest first, with the greeting as its first turn. Empty turns are left
   * out. Without any turn the character's greeting opens the conversation.
   */
  readonly history: readonly PromptTurn[];
  /** What the reader says now. It and all that the reader said before stay byte for byte. */
  readonly message: string;
  readonly budget: PromptBudget;
  /** An estimate that is right within about 10 % for English unless given. */
  readonly count?: CountTokens;
}

export type SectionName =
  | "frame"
  | "personality"
  | "tone"
  | "backstory"
  | "examples"
  | "opening_scene";

/** What became of each part, in tokens. */
export interface PromptReport {
  /** The sections that the character has, in order. */
  readonly sections: readonly {
    readonly name: SectionName;
    readonly tokens: number;
    /** Left out because the budget had no room. */
    readonly dropped: boolean;
  }[];
  readonly history: {
    readonly tokens: number;
    /** Turns that are sent, and turns that were left out, oldest first. */
    readonly kept: number;
    readonly dropped: number;
  };
  readonly message: number;
  /** Everything that is sent, with what the protocol adds around each message. */
  readonly total: number;
  /** `context - reply - margin`; `total` is never above it. */
  readonly limit: number;
}

export interface CompiledPrompt {
  readonly compiler: string;
  readonly system: string;
  /** Roles alternate; the last one is the reader's. */
  readonly messages: readonly PromptMessage[];
  /** SHA-256 of compiler, system and messages, hex: equal hashes are equal prompts. */
  readonly hash: string;
  readonly report: PromptReport;
}
