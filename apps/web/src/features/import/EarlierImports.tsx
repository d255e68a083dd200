"use client";

import Link from "next/link";
import { useCallback } from "react";
import { failureWords } from "#trpc/failureWords.ts";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { LoadMore } from "#ui/LoadMore.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import { useEarlierJobs } from "./importApi.ts";
import { jobPath } from "./importParams.ts";
import { counted, jobWords } from "./importWords.ts";

type Jobs = ReturnType<typeof useEarlierJobs>;

function Row({ job }: { job: Jobs["jobs"][number] }) {
  return (
    <li className="py-1">
      <Link
        href={jobPath(job.id)}
        className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 rounded-md px-3 py-2.5 transition-colors hover:bg-surface"
      >
        <span className="min-w-0 font-medium wrap-anywhere">{jobWords(job)}</span>
        <span className="text-sm text-faint">
          {counted(job.counts.total, "file")} · <RelativeTime iso={job.created_at} />
        </span>
      </Link>
    </li>
  );
}

function Rows({ query }: { query: Jobs }) {
  const { jobs, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <ul className="-mx-3 divide-y divide-line">
        {jobs.map((job) => (
          <Row key={job.id} job={job} />
        ))}
      </ul>
      {hasNextPage && <LoadMore onMore={more} busy={isFetchingNextPage} automatic={false} />}
    </>
  );
}

/** What was imported before, newest first; nothing as long as nothing was. */
export function EarlierImports() {
  const query = useEarlierJobs();
  const { jobs, error, isPending, refetch } = query;
  if (isPending) return <Skeleton className="h-24" />;
  if (jobs.length === 0 && error !== null) {
    return (
      <ErrorNote
        title="Earlier imports could not be read"
        message={failureWords(error)}
        requestId={error.data?.requestId}
        onRetry={() => void refetch()}
      />
    );
  }
  if (jobs.length === 0) return null;
  return (
    <section aria-labelledby="earlier" className="flex flex-col gap-2">
      <h2 id="earlier" className="text-sm font-semibold">
        Earlier imports
      </h2>
      <Rows query={query} />
    </section>
  );
}
