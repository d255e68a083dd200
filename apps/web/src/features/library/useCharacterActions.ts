"use client";

import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import type { CharacterSummary } from "@personaforge/contract/character";
import type { Outputs } from "#trpc/appRouter.ts";
import { useTRPC } from "#trpc/react.ts";
import { showToast } from "#ui/Toast.tsx";

type Pages = InfiniteData<Outputs["characters"]["list"]>;

/** Changes every cached page of the lists at once; a row that becomes null leaves them. */
function withRows(
  pages: Pages | undefined,
  change: (row: CharacterSummary) => CharacterSummary | null,
) {
  if (pages === undefined) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map(change).filter((row) => row !== null),
    })),
  };
}

/** Keeps the lists on screen in step with what was done to one character. */
export function useLists() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const lists = trpc.characters.list.pathFilter();
  return {
    change: (change: (row: CharacterSummary) => CharacterSummary | null) => {
      queryClient.setQueriesData<Pages>(lists, (pages) => withRows(pages, change));
    },
    snapshot: () => queryClient.getQueriesData<Pages>(lists),
    restore: (snapshot: [readonly unknown[], Pages | undefined][]) => {
      for (const [key, pages] of snapshot) queryClient.setQueryData(key, pages);
    },
    refresh: () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.characters.pathFilter()),
        queryClient.invalidateQueries(trpc.gallery.pathFilter()),
        queryClient.invalidateQueries(trpc.me.pathFilter()),
      ]),
  };
}

export function useRestore() {
  const trpc = useTRPC();
  const lists = useLists();
  return useMutation(
    trpc.characters.undelete.mutationOptions({
      onError: (error) => showToast({ title: "Not restored", description: error.message }),
      onSettled: lists.refresh,
    }),
  );
}

/** Moves a character to the trash at once and offers to take it back. */
export function useTrash(onTrashed?: () => void) {
  const trpc = useTRPC();
  const lists = useLists();
  const restore = useRestore();
  const remove = useMutation(
    trpc.characters.delete.mutationOptions({
      onMutate: ({ id }) => {
        const before = lists.snapshot();
        lists.change((row) => (row.id === id ? null : row));
        return before;
      },
      onError: (error, _input, before) => {
        if (before !== undefined) lists.restore(before);
        showToast({ title: "Not deleted", description: error.message });
      },
      onSettled: lists.refresh,
    }),
  );
  return ({ id, name }: { id: string; name: string }) => {
    // Callbacks given to `mutate` are dropped when a second character follows at once.
    void remove.mutateAsync({ id }).then(
      () => {
        showToast({ title: `${name} is in the trash`, undo: () => restore.mutate({ id }) });
        onTrashed?.();
      },
      () => undefined,
    );
  };
}

/** Puts the newest version into the gallery, or takes the character out of it. */
export function usePublish() {
  const trpc = useTRPC();
  const lists = useLists();
  return useMutation(
    trpc.characters.update.mutationOptions({
      onMutate: ({ id, is_public = false }) => {
        const before = lists.snapshot();
        lists.change((row) => (row.id === id ? { ...row, is_public } : row));
        return before;
      },
      onError: (error, _input, before) => {
        if (before !== undefined) lists.restore(before);
        showToast({ title: "Visibility not changed", description: error.message });
      },
      onSettled: lists.refresh,
    }),
  );
}

export function useRemoveSamples() {
  const trpc = useTRPC();
  const lists = useLists();
  return useMutation(
    trpc.characters.removeSamples.mutationOptions({
      onSuccess: () => lists.change((row) => (row.is_sample ? null : row)),
      onError: (error) => showToast({ title: "Samples not removed", description: error.message }),
      onSettled: lists.refresh,
    }),
  );
}
