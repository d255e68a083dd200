import { DomainError } from "@personaforge/contract/errors";
import type { PromptBudget } from "@personaforge/prompt/prompt";

// Room for the longest character (14,000 characters of Chinese are about as many tokens) and a long
// history, within what today's models read.
const defaults = { context: 32_768, reply: 1_024 };

// Servers count what stands around messages in their own ways, which is a part of the whole.
const marginShare = 0.015;
const leastMargin = 64;

/**
 * How the tokens of a model are divided.
 * @throws DomainError VALIDATION_FAILED when the reply would take more than half of the context
 */
export function promptBudget({
  context = defaults.context,
  reply,
}: {
  context?: number | undefined;
  reply?: number | undefined;
} = {}): PromptBudget {
  const most = Math.floor(context / 2);
  if (reply !== undefined && reply > most) throw tooLongReply(context, most);
  return {
    context,
    reply: reply ?? Math.min(defaults.reply, most),
    margin: Math.max(leastMargin, Math.ceil(context * marginShare)),
  };
}

function tooLongReply(context: number, most: number): DomainError {
  const say = (tokens: number) => tokens.toLocaleString("en");
  const message = `The reply may take half of the context at most: ${say(most)} of ${say(context)} tokens.`;
  return new DomainError("VALIDATION_FAILED", message, {
    fieldErrors: [{ path: "reply", code: "too_big", message, maximum: most }],
  });
}

/** What a model gets that refused a prompt of `total` tokens: four fifths of it. */
export function shorterBudget({ context, reply, margin }: PromptBudget, total: number) {
  const limit = Math.floor(Math.min(context - reply - margin, total) * 0.8);
  return { context: limit + reply + margin, reply, margin };
}
