"use client";

import { useQuery } from "@tanstack/react-query";
import { Inspector } from "#features/inspector/Inspector.tsx";
import { failureWords } from "#trpc/failureWords.ts";
import { useTRPC } from "#trpc/react.ts";
import { ErrorNote } from "#ui/ErrorNote.tsx";

/** What was sent for a reply that stands in the conversation. */
export function TurnPrompt({
  conversationId,
  turnId,
  language,
}: {
  conversationId: string;
  turnId: string;
  language: string | undefined;
}) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery({
    ...trpc.prompts.ofTurn.queryOptions({ id: conversationId, turn_id: turnId }),
    // What was sent does not change any more.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error !== null) {
    return (
      <ErrorNote
        title="The prompt cannot be shown"
        message={failureWords(error)}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) {
    return <Inspector shown={{ compiled: null, isExact: true, failure: null }} />;
  }
  const { blocks, report, prompt_hash: hash } = data;
  const compiled = { blocks: blocks ?? [], report, output: null, hash };
  return (
    <>
      <Inspector shown={{ compiled, isExact: true, failure: null }} language={language} />
      {blocks === null && (
        <p className="rounded-md bg-sunken px-3 py-2 text-sm text-muted">
          Its text cannot be shown any more: what it was made of has changed since, or is gone.
        </p>
      )}
      <p className="text-xs text-faint wrap-anywhere">Prompt {hash}</p>
    </>
  );
}
