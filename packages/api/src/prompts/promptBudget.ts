import { DomainError } from "@personaforge/contract/errors";
import { budgetFor, mostReply } from "@personaforge/prompt/budgetFor";
import type { PromptBudget } from "@personaforge/prompt/prompt";

/**
 * How the tokens of a model are divided, as a caller wishes.
 * @throws DomainError VALIDATION_FAILED when the reply would take more than half of the context
 */
export function promptBudget({
  context,
  reply,
}: {
  context?: number | undefined;
  reply?: number | undefined;
} = {}): PromptBudget {
  const budget = budgetFor(context);
  if (reply === undefined) return budget;
  const most = mostReply(budget.context);
  if (reply > most) throw tooLongReply(budget.context, most);
  return { ...budget, reply };
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
