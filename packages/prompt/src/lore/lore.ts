import type { Lorebook } from "@personaforge/contract/lorebook";
import type { LoreFate, LoreState } from "@personaforge/contract/promptReport";
import type { CountTokens, PromptTurn } from "../prompt.ts";

/** What a scan of lorebooks works with. The same input always gives the same result. */
export interface LoreScan {
  readonly books: readonly Lorebook[];
  /** Everything said, newest last, with what the reader says now. */
  readonly messages: readonly PromptTurn[];
  readonly state: LoreState;
  /** What chances are drawn from; the turn and the entry are mixed into it. */
  readonly seed: string;
  /** Fills macros; keys before they are looked for, texts before they are scanned or inserted. */
  readonly fill: (text: string, purpose: "prompt" | "scan") => string;
  /** What entries may be matched against beside the messages. */
  readonly character: LoreSources;
  /** Which greeting opened the conversation, 0 the first. */
  readonly greeting: number;
  readonly count: CountTokens;
  /** Tokens that a book without a `token_budget` may take. */
  readonly budget: number;
}

export interface LoreSources {
  readonly description: string;
  readonly personality: string;
  readonly scenario: string;
  readonly depthPrompt: string;
  readonly creatorNotes: string;
  readonly persona: string;
}

/** Where the text of an entry stands. */
export type LorePosition =
  | {
      readonly at:
        | "before_char"
        | "after_char"
        | "personality"
        | "scenario"
        | "before_examples"
        | "after_examples"
        | "note_top"
        | "note_bottom";
    }
  | {
      readonly at: "depth";
      /** Messages between it and the end of the chat, or its start. */
      readonly depth: number;
      readonly from: "end" | "start";
      readonly role: "system" | "user" | "assistant";
    }
  | { readonly at: "outlet"; readonly name: string };

/** An entry that is to be in the prompt. */
export interface ActiveLore {
  /** Places in `books`, and in the entries of that book. */
  readonly book: number;
  readonly entry: number;
  /** Without decorators, macros filled; control tokens are still in it. */
  readonly content: string;
  readonly position: LorePosition;
  readonly tokens: number;
  /** Whether it is there whatever is said, so that it does not spoil a cached prefix. */
  readonly stable: boolean;
}

export interface LoreResult {
  /** In the order of the prompt. */
  readonly active: readonly ActiveLore[];
  /** The same entries in the order in which a prompt without room gives them up. */
  readonly sacrifice: readonly ActiveLore[];
  /** Of every book, what became of each entry. */
  readonly fates: readonly (readonly LoreFate[])[];
  readonly state: LoreState;
  /** How many messages were searched at most. */
  readonly scanned: number;
  readonly tokens: number;
  readonly budget: number;
  /** Instructions that an active entry turned off. */
  readonly disables: readonly ("system_prompt" | "post_history_instructions")[];
}
