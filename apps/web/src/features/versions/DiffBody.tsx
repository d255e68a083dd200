"use client";

import type { StateDiff } from "@personaforge/contract/version";
import type { DiffLayout } from "#features/diff/diffLook.ts";
import { DiffView } from "#features/diff/DiffView.tsx";
import { UnchangedFields } from "#features/diff/UnchangedFields.tsx";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { EmptyState } from "#ui/EmptyState.tsx";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { failureWords } from "#trpc/failureWords.ts";
import type { useStateDiff } from "./useStateDiff.ts";
import { DiffSkeleton } from "./VersionsStates.tsx";
import { fieldsChanged } from "./versionWords.ts";

/** The differences themselves. */
function Differences({
  diff,
  language,
  layout,
}: {
  diff: StateDiff;
  language: string | null;
  layout: DiffLayout;
}) {
  if (diff.identical) {
    return (
      <EmptyState title="The same content">
        <p>Both hold exactly the same texts.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status" className="text-sm text-muted">
        {fieldsChanged(diff.fields.length)}.
      </p>
      <DiffView fields={diff.fields} language={language} view={layout} />
      <UnchangedFields fields={diff.fields} />
    </>
  );
}

/** What the comparison answered, or why there is no answer. */
export function DiffBody({
  query,
  language,
  layout,
}: {
  query: ReturnType<typeof useStateDiff>;
  language: string | null;
  layout: DiffLayout;
}) {
  const { data, error, isPending, isPlaceholderData, refetch } = query;
  if (isPending) return <DiffSkeleton />;
  if (data === undefined) {
    return (
      <ErrorNote
        title="These two could not be compared"
        message={failureWords(error)}
        requestId={error?.data?.requestId}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <div
      aria-busy={isPlaceholderData}
      className="flex flex-col gap-4 transition-opacity aria-busy:opacity-60"
    >
      {error !== null && (
        <Banner tone="caution" actions={<Button onClick={() => void refetch()}>Try again</Button>}>
          This is the comparison as it was last read. {failureWords(error)}
        </Banner>
      )}
      <Differences diff={data} language={language} layout={layout} />
    </div>
  );
}
