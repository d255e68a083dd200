import type { LintFinding } from "@personaforge/contract/lint";
import type { CompiledPrompt } from "@personaforge/prompt/prompt";
import { compileHere, type LintRequest, lintHere, type PromptRequest } from "./compileHere.ts";
import { createPromptThread, type PromptThread } from "./promptThread.ts";
import { enough } from "./textWork.ts";
import { workOfLint, workOfPrompt } from "./promptWork.ts";

export type { PromptRequest } from "./compileHere.ts";

// A thread answers within a millisecond, but it has a token counter of its own, with 80 MB: where all
// characters are of the usual size it is never started.
let thread: PromptThread | undefined;

/**
 * Compiles without keeping other requests waiting: what may take more than 40 ms is made in a
 * thread. The same request always gives the same prompt, wherever it is made.
 * @throws DomainError CONTEXT_TOO_LONG; OVERLOADED when too many wait already
 */
export async function compilePrompt(request: PromptRequest): Promise<CompiledPrompt> {
  if (workOfPrompt(request) <= enough) return compileHere(request);
  thread ??= createPromptThread();
  return thread.compile(request);
}

/**
 * Lints in the same way.
 * @throws DomainError OVERLOADED when too many wait already
 */
export async function lintPrompt(request: LintRequest): Promise<LintFinding[]> {
  if (workOfLint(request.character) <= enough) return lintHere(request);
  thread ??= createPromptThread();
  return thread.lint(request);
}
