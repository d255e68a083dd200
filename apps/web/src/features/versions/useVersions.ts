"use client";

import type { Character } from "@personaforge/contract/character";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { keyset } from "#trpc/keyset.ts";
import { useTRPC } from "#trpc/react.ts";
import type { Known } from "./comparison.ts";
import { timelineInput } from "./versionsParams.ts";

/** Everything the page knows of a character's history, and how to know more. */
export function useVersions(initial: Character) {
  const trpc = useTRPC();
  const { id } = initial;
  const { data: character = initial } = useQuery(trpc.characters.get.queryOptions({ id }));
  const { data: draft } = useQuery(trpc.drafts.get.queryOptions({ id }));
  const { data: labelList } = useQuery(trpc.labels.list.queryOptions({ id }));
  const timeline = useInfiniteQuery(
    trpc.versions.list.infiniteQueryOptions(timelineInput(id), keyset),
  );
  const rows = useMemo(
    () => timeline.data?.pages.flatMap((page) => page.items) ?? [],
    [timeline.data],
  );
  const labels = useMemo(() => labelList?.items ?? [], [labelList]);
  const known: Known = {
    newest: character.version,
    published: character.published_version,
    labels,
  };
  return {
    character,
    timeline,
    rows,
    labels,
    known,
    live: labels.find((label) => label.protected)?.version ?? null,
    /** How many fields of my draft differ from the newest version; 0 without a draft. */
    drafted: Object.keys(draft?.content ?? {}).length,
    draftedAt: draft?.updated_at ?? null,
  };
}

export type Versions = ReturnType<typeof useVersions>;
