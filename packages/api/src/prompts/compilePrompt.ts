import { compile } from "@personaforge/prompt/compile";
import type { CompiledPrompt, PromptInput } from "@personaforge/prompt/prompt";
import { boundedCount, tokenCounter } from "./countTokens.ts";

/** Everything but what counts the tokens. */
export type PromptRequest = Omit<PromptInput, "count" | "counted">;

/**
 * Compiles with OpenAI's own token counts, as far as they are quick to make.
 * @throws DomainError CONTEXT_TOO_LONG
 */
export async function compilePrompt(request: PromptRequest): Promise<CompiledPrompt> {
  const { count, isExact } = boundedCount(await tokenCounter());
  const compiled = compile({ ...request, count, counted: "o200k" });
  if (isExact()) return compiled;
  const { report } = compiled;
  return { ...compiled, report: { ...report, counted: { ...report.counted, by: "estimate" } } };
}
