import type { WrittenContent } from "@personaforge/contract/content";
import type { LintFinding } from "@personaforge/contract/lint";
import { compile } from "@personaforge/prompt/compile";
import { lint } from "@personaforge/prompt/lint/lint";
import type { CompiledPrompt, PromptInput } from "@personaforge/prompt/prompt";
import { boundedCount, tokenCounter } from "./countTokens.ts";

/** Everything but what counts the tokens. */
export type PromptRequest = Omit<PromptInput, "count" | "counted">;

export interface LintRequest {
  readonly character: WrittenContent;
  /** Tokens that the model reads and writes together. */
  readonly context: number;
}

/**
 * Compiles with OpenAI's own token counts, as far as they are quick to make.
 * @throws DomainError CONTEXT_TOO_LONG
 */
export async function compileHere(request: PromptRequest): Promise<CompiledPrompt> {
  const { count, isExact } = boundedCount(await tokenCounter());
  const compiled = compile({ ...request, count, counted: "o200k" });
  if (isExact()) return compiled;
  const { report } = compiled;
  return { ...compiled, report: { ...report, counted: { ...report.counted, by: "estimate" } } };
}

/** Lints with the same counts. */
export async function lintHere({ character, context }: LintRequest): Promise<LintFinding[]> {
  const { count } = boundedCount(await tokenCounter());
  return lint(character, { context, count });
}
