import { DomainError } from "@personaforge/contract/errors";
import type { CompletionEvent } from "@personaforge/llm/provider";
import type { Services } from "../context.ts";
import { type PreparedReply, shortened, turnPromptOf } from "./prepareReply.ts";
import { replaceTurnPrompt, setPromptHash } from "./turnPrompts.queries.ts";

/** Where a reply is made, and what is told when another prompt was sent than the one stored. */
interface Completion {
  readonly services: Pick<Services, "db" | "provider" | "prompts">;
  readonly turnId: string;
  readonly signal: AbortSignal;
  onShortened(prepared: PreparedReply): void;
}

/**
 * What the model writes. When its context is smaller than ours was meant for, it is asked once more
 * with four fifths of the prompt.
 * @throws DomainError CONTEXT_TOO_LONG, naming the largest part, when that is refused too
 */
export async function* completionOf(
  { services, turnId, signal, onShortened }: Completion,
  prepared: PreparedReply,
): AsyncGenerator<CompletionEvent, void, void> {
  const { db, provider, prompts } = services;
  let hasBegun = false;
  try {
    for await (const event of provider.complete({ ...prepared.completion, signal })) {
      hasBegun = true;
      yield event;
    }
    return;
  } catch (error) {
    // What the reader saw cannot be taken back.
    if (hasBegun || !isTooLong(error)) throw error;
  }
  const shorter = await shortened(prompts, prepared);
  await db.transaction().execute(async (tx) => {
    await replaceTurnPrompt(tx, turnPromptOf(shorter, turnId));
    await setPromptHash(tx, turnId, shorter.prompt.promptHash);
  });
  onShortened(shorter);
  try {
    yield* provider.complete({ ...shorter.completion, signal });
  } catch (error) {
    throw isTooLong(error) ? tooLong(shorter, error) : error;
  }
}

function isTooLong(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === "CONTEXT_TOO_LONG";
}

function tooLong({ prompt: { report } }: PreparedReply, cause: DomainError): DomainError {
  const largest = report.sections.reduce((a, b) => (b.tokens > a.tokens ? b : a));
  const say = (tokens: number) => tokens.toLocaleString("en");
  const name = largest.name.replaceAll("_", " ");
  const message = `The model has no room for this prompt, not even shortened to ${say(report.total)} tokens; the ${name} takes ${say(largest.tokens)} of them. Shorten it, or choose a model with a larger context.`;
  return new DomainError("CONTEXT_TOO_LONG", message, { cause });
}
