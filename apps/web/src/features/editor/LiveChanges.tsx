"use client";

import { productionLabel } from "@personaforge/contract/productionLabel";
import { useQuery } from "@tanstack/react-query";
import { DiffView } from "#features/diff/DiffView.tsx";
import { useTRPC } from "#trpc/react.ts";
import { Skeleton } from "#ui/Skeleton.tsx";
import { failureWords } from "#trpc/failureWords.ts";

/** What lies between the version that is live and the draft, when that is not the newest one. */
export function LiveChanges({ id, language }: { id: string; language: string | null }) {
  const trpc = useTRPC();
  const ask = { id, from: productionLabel, to: "draft" };
  const { data, error } = useQuery(
    trpc.versions.diff.queryOptions(ask, { staleTime: 0, gcTime: 0 }),
  );
  if (error !== null) return <p role="alert">{failureWords(error)}</p>;
  if (data === undefined) return <Skeleton className="h-24" />;
  return (
    <div
      role="region"
      aria-label={`What changes for who reads ${productionLabel}`}
      tabIndex={0}
      className="max-h-80 overflow-auto"
    >
      <DiffView fields={data.fields} language={language} view="inline" />
    </div>
  );
}
