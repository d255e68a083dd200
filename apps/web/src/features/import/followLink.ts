import type { CreateImportLink } from "@personaforge/contract/importLink";
import { jobIdOf } from "./uploadState.ts";

type Options = { headers: Record<string, string>; signal: AbortSignal };

/**
 * Has the server fetch what a link leads to into an import of its own, which reads it and imports
 * nothing. Returns the id of the import.
 * @throws Refused, or another Error with a sentence for people
 */
export async function followLink(url: string, { headers, signal }: Options): Promise<string> {
  const input: CreateImportLink = { url, dry_run: true };
  const answer = await fetch("/api/v1/imports", {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(input),
    signal,
  }).catch(() => null);
  if (answer === null) {
    throw new Error("PersonaForge does not answer. Check that it runs and that you are connected.");
  }
  const body: unknown = await answer.json().catch(() => null);
  return jobIdOf({ status: answer.status, body, retryAfter: undefined });
}
