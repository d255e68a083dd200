import type { Character, UpdateCharacter } from "@personaforge/contract/character";
import type { Draft, PutDraft } from "@personaforge/contract/draft";
import type { SavedVersion, SaveVersion } from "@personaforge/contract/version";
import { isTRPCClientError } from "@trpc/client";
import type { AppRouter } from "#trpc/appRouter.ts";
import type { Remote } from "./reconcile.ts";
import { failureWords } from "#trpc/failureWords.ts";

/** What the editor asks the server for. Each rejects with a TRPCClientError. */
export interface EditorApi {
  read(): Promise<Remote>;
  putDraft(input: PutDraft): Promise<Draft>;
  saveVersion(input: SaveVersion): Promise<SavedVersion>;
  update(input: UpdateCharacter): Promise<Character>;
}

export type Problem = { path: string; message: string };

export type Refusal =
  /** The server holds something newer than what was changed. */
  | { kind: "stale" }
  | { kind: "invalid"; message: string; problems: Problem[] }
  | { kind: "refused"; message: string }
  /** No answer, or one that says nothing about what was sent. */
  | { kind: "failed"; message: string };

export function refusalOf(error: unknown): Refusal {
  const message = failureWords(error);
  if (!isTRPCClientError<AppRouter>(error)) return { kind: "failed", message };
  const { data } = error;
  if (data?.appCode === "PRECONDITION_FAILED") return { kind: "stale" };
  if (data?.appCode === "VALIDATION_FAILED") {
    return { kind: "invalid", message, problems: [...data.fieldErrors] };
  }
  // 409: the same row was changed at the same moment. 429: asked too fast.
  const status = data?.httpStatus ?? 503;
  const isPassing = status >= 500 || status === 409 || status === 429;
  return { kind: isPassing ? "failed" : "refused", message };
}
