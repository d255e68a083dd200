import { DomainError } from "@personaforge/contract/errors";
import type { LintFinding } from "@personaforge/contract/lint";
import type { Lorebook } from "@personaforge/contract/lorebook";
import type { CompiledPrompt } from "@personaforge/prompt/prompt";
import { LRUCache } from "lru-cache";
import { sizeOfSearch } from "./bookSize.ts";
import { compileHere, type LintRequest, lintHere, type PromptRequest } from "./compileHere.ts";
import { tokenCounter } from "./countTokens.ts";

// Its 230 ms of CPU belong to the beginning of the thread, not to its first prompt.
await tokenCounter();

type WithoutBook<Request extends { character: unknown }> = Omit<Request, "character"> & {
  readonly character: Omit<Request["character"], "lorebook"> & { readonly lorebook: null };
};

export interface Task<Request extends { character: unknown } = PromptRequest | LintRequest> {
  /** Its character comes without the lorebook. */
  readonly request: WithoutBook<Request>;
  /** The lorebook as JSON, or only its number when it was sent before; null for none. */
  readonly book: { readonly number: number; readonly json: string | null } | null;
}

export type Answer =
  | { readonly result: CompiledPrompt | readonly LintFinding[] }
  | { readonly refusal: Pick<DomainError, "code" | "message" | "fieldErrors"> }
  | { readonly isBookMissing: true };

/** What the thread of a `PromptThread` does. */
export async function compile(task: Task<PromptRequest>): Promise<Answer> {
  const lorebook = bookOf(task.book);
  if (lorebook === undefined) return { isBookMissing: true };
  const { request } = task;
  return answerOf(compileHere({ ...request, character: { ...request.character, lorebook } }));
}

export async function lint(task: Task<LintRequest>): Promise<Answer> {
  const lorebook = bookOf(task.book);
  if (lorebook === undefined) return { isBookMissing: true };
  const { request } = task;
  return answerOf(lintHere({ ...request, character: { ...request.character, lorebook } }));
}

const books = new LRUCache<number, { readonly book: Lorebook; readonly size: number }>({
  maxSize: 16_000_000,
  sizeCalculation: ({ size }) => size,
});

/** Undefined when it was sent before and is not remembered any more. */
function bookOf(sent: Task["book"]): Lorebook | null | undefined {
  if (sent === null) return null;
  const { number, json } = sent;
  if (json === null) return books.get(number)?.book;
  const book: Lorebook = JSON.parse(json);
  books.set(number, { book, size: json.length + sizeOfSearch(book) });
  return book;
}

/** Errors lose their class on the way to another thread. */
async function answerOf(made: Promise<CompiledPrompt | LintFinding[]>): Promise<Answer> {
  try {
    return { result: await made };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message, fieldErrors } = error;
    return { refusal: { code, message, fieldErrors } };
  }
}
