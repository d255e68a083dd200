"use client";

import type { VersionSummary } from "@personaforge/contract/version";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { keyset } from "#trpc/keyset.ts";
import { useTRPC } from "#trpc/react.ts";
import { Badge } from "#ui/Badge.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import { ListFailure } from "./ListFailure.tsx";
import { MorePages } from "./MorePages.tsx";
import { labelWords } from "#features/versions/versionWords.ts";
import { failureWords } from "#trpc/failureWords.ts";

function Choice({
  version: { number, labels, message, is_published, created_at },
  current,
  onChoose,
}: {
  version: VersionSummary;
  current: boolean;
  onChoose: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        aria-current={current || undefined}
        onClick={onChoose}
        className="flex w-full min-h-11 flex-col justify-center gap-0.5 rounded-md px-3 py-2 text-start text-sm hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">Version {number}</span>
          {labels.map((label) => (
            <Badge key={label} tone="accent">
              {labelWords(label)}
            </Badge>
          ))}
          {is_published && <Badge>Public</Badge>}
          {current && <Badge tone="outline">In use here</Badge>}
          <RelativeTime iso={created_at} className="ms-auto text-xs text-faint" />
        </span>
        {message !== null && (
          <span dir="auto" className="line-clamp-2 text-muted wrap-anywhere">
            {message}
          </span>
        )}
      </button>
    </li>
  );
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** The arrow keys go from choice to choice. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>) {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const choices = [...event.currentTarget.querySelectorAll("button")];
  choices[choices.findIndex((choice) => choice === document.activeElement) + step]?.focus();
}

function Choices({
  versions,
  current,
  onChoose,
}: {
  versions: readonly VersionSummary[];
  current: number;
  onChoose: (version: number) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // The window opened before its choices were read: the focus goes to the first other version.
    const choices = [...(list.current?.querySelectorAll("button") ?? [])];
    (choices.find((choice) => choice.ariaCurrent === null) ?? choices[0])?.focus();
  }, []);
  return (
    <ul ref={list} aria-label="Versions" onKeyDown={moveFocus} className="flex flex-col gap-0.5">
      {versions.map((version) => (
        <Choice
          key={version.number}
          version={version}
          current={version.number === current}
          onChoose={() => onChoose(version.number)}
        />
      ))}
    </ul>
  );
}

/** The versions of one of my characters, newest first, to choose from. */
export function VersionChoices({
  characterId,
  ...choice
}: {
  characterId: string;
  /** The version that is in use where the choice is made. */
  current: number;
  onChoose: (version: number) => void;
}) {
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.versions.list.infiniteQueryOptions(
      { id: characterId },
      // A version that was saved a moment ago, elsewhere, is the one that is looked for.
      { ...keyset, refetchOnMount: "always" },
    ),
  );
  const { data, error, isPending, refetch } = list;
  if (isPending) {
    return (
      <div role="status" aria-label="Loading the versions" className="flex flex-col gap-2">
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
      </div>
    );
  }
  if (data === undefined) {
    return <ListFailure message={failureWords(error)} onRetry={() => void refetch()} />;
  }
  return (
    <div className="-mx-3 max-h-[45dvh] overflow-y-auto overscroll-contain">
      <Choices versions={data.pages.flatMap((page) => page.items)} {...choice} />
      <MorePages list={list} />
    </div>
  );
}
