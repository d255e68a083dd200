import type { PromptTarget } from "@personaforge/contract/promptOutput";

/**
 * Tokens that a target adds to the blocks' own texts; all of them together are never below what
 * `render` adds, so a prompt that fits by them fits. A control token of a template counts as one.
 */
export interface TargetCost {
  /** Around every block, those of the system prompt included, but for those that `aroundInsert` is for. */
  readonly aroundMessage: number;
  /** Around a system block after the first turn. */
  readonly aroundInsert: number;
  /** Once, for what opens the chat where nobody would, and for what comes before the reply. */
  readonly beforeReply: number;
  /** How many tokens the target's models may make of one o200k token; for the blocks' texts. */
  readonly factor: number;
}

/** Llama 3 made 6 % more tokens than o200k of English; the rest is reserve. */
const otherFamily = 1.15;

/**
 * @param nameTokens of the longer one of the two names, which `plain` writes before every message
 */
export function costOf(target: PromptTarget, nameTokens: number): TargetCost {
  switch (target) {
    // <|im_start|>role<|im_sep|>…<|im_end|>, and the same start for the reply. `responses` may need
    // an opening turn: 4 around it and 4 for its text.
    case "openai":
      return { aroundMessage: 4, aroundInsert: 4, beforeReply: 3, factor: 1 };
    case "responses":
      return { aroundMessage: 4, aroundInsert: 4, beforeReply: 11, factor: 1 };
    // 4 around a message as with OpenAI, and 1 more where two become one. A tag takes 13 and the
    // blank line beside it 1, the opening turn 8; all these times the factor.
    case "anthropic":
    case "gemini":
      return { aroundMessage: 5, aroundInsert: 22, beforeReply: 13, factor: otherFamily };
    case "chatml":
      return { aroundMessage: 5, aroundInsert: 5, beforeReply: 3, factor: otherFamily };
    // 5 for the template. A word that loses the space before it may take up to 4 tokens more: the
    // most for any word that o200k has with a space.
    case "llama3":
      return { aroundMessage: 9, aroundInsert: 9, beforeReply: 5, factor: otherFamily };
    // Colon, space and blank line are 3, and a word that gets a space before it may take up to 5
    // more. Around a system message are tags and a blank line, as above.
    case "plain":
      return {
        aroundMessage: nameTokens + 8,
        aroundInsert: 16,
        beforeReply: nameTokens + 2,
        factor: 1,
      };
  }
}
