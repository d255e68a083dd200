import type { PromptBudget } from "./prompt.ts";

/**
 * Tokens of a model when nobody says otherwise: room for the longest character (14,000 characters of
 * Chinese are about as many tokens) and a long history, within what today's models read.
 */
export const standardContext = 32_768;
const standardReply = 1_024;

// Servers count what stands around messages in their own ways, which is a part of the whole.
const marginShare = 0.015;
const leastMargin = 64;

/** The most tokens that a reply may take of a context. */
export function mostReply(context: number): number {
  return Math.floor(context / 2);
}

/** How the tokens of a model are divided, unless somebody says otherwise. */
export function budgetFor(context: number = standardContext): PromptBudget {
  return {
    context,
    reply: Math.min(standardReply, mostReply(context)),
    margin: Math.max(leastMargin, Math.ceil(context * marginShare)),
  };
}
