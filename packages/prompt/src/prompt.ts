import type { WrittenContent } from "@personaforge/contract/content";
import type { Lorebook } from "@personaforge/contract/lorebook";
import type { PromptOutput, PromptTarget } from "@personaforge/contract/promptOutput";
import type { LoreState, PromptBlock, PromptReport } from "@personaforge/contract/promptReport";

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
  /** Kept free because counts differ between models. */
  readonly margin: number;
}

/** Tokens of a text; the same text must always give the same number. */
export type CountTokens = (text: string) => number;

export interface PromptInput {
  /** The version that answers, as its author wrote it: placeholders are filled here. */
  readonly character: WrittenContent;
  readonly user: {
    /** How the character calls the reader; empty means "User". */
    readonly name: string;
    /** Who the reader is, in their own words. */
    readonly persona?: string | null;
  };
  readonly lore?: {
    /** The character's own lorebook when absent. */
    readonly books?: readonly Lorebook[];
    /** What the last turn's compilation returned. */
    readonly state?: LoreState;
  };
  /** What is remembered of earlier turns that are not in `history`. */
  readonly memory?: string | null;
  /**
   * Everything said before, oldest first, with the greeting as its first turn. Turns without visible
   * text are left out. Without any turn a greeting of the character opens the conversation.
   */
  readonly history: readonly PromptTurn[];
  /**
   * What the reader says now. It and all that was said before stay byte for byte, but for control
   * tokens and our own tags, which are broken. Null: nothing yet.
   */
  readonly message: string | null;
  /** What the application adds; it stands below the character's rules. */
  readonly appContext?: string | null;
  /** Which greeting opens: 0 is `initial_greeting`, 1 the first of `alternate_greetings`, … */
  readonly greeting?: number;
  readonly budget: PromptBudget;
  readonly target: PromptTarget;
  /** What random macros and lore draw from: the same seed draws the same. */
  readonly seed: string;
  /** ISO 8601 with an offset, such as `2026-11-23T18:00:00+01:00`: what clock macros say, in that offset. */
  readonly now: string;
  /** An estimate that is right within about 10 % for English, and 25 % for Japanese, unless given. */
  readonly count?: CountTokens;
  /** What `count` counts with; `estimate` unless given. */
  readonly counted?: "o200k" | "estimate";
}

export interface CompiledPrompt {
  readonly compiler: string;
  /** The prompt before it takes the target's form. */
  readonly blocks: readonly PromptBlock[];
  readonly output: PromptOutput;
  /** SHA-256 of compiler and output, hex: equal hashes are equal prompts. */
  readonly promptHash: string;
  /** SHA-256 of compiler, target and what is the same in every turn, hex. */
  readonly staticHash: string;
  readonly report: PromptReport;
  /** To be given with the next turn. */
  readonly loreState: LoreState;
}
