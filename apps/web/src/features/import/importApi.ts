"use client";

import type { ImportItem, ImportJob } from "@personaforge/contract/import";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useWorkspaceHeaders } from "#features/auth/pageSession.ts";
import { keyset } from "#trpc/keyset.ts";
import { useTRPC, useTRPCClient } from "#trpc/react.ts";
import { earlierInput, itemsInput, type ShownState } from "./importParams.ts";
import { isRunning } from "./importWords.ts";
import { sendFiles } from "./sendFiles.ts";
import type { Stored, UploadServer } from "./uploadSession.ts";
import { mostUsedTags } from "./tagWords.ts";
import { watchJob } from "./watchedJob.ts";

type Client = ReturnType<typeof useTRPCClient>;

/** The files of an import, page after page. */
async function* pagesOf(client: Client, id: string, show: ShownState | null) {
  let cursor: string | null = null;
  do {
    const page: { items: ImportItem[]; next_cursor: string | null } =
      await client.imports.items.query({
        ...itemsInput(id, show),
        ...(cursor !== null && { cursor }),
      });
    yield page.items;
    cursor = page.next_cursor;
  } while (cursor !== null);
}

/** The server as an upload sees it. */
export function useUploadServer(): UploadServer {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const headers = useWorkspaceHeaders();
  return useMemo(() => {
    const storedOf = async (id: string) => {
      const stored: Stored[] = [];
      for await (const items of pagesOf(client, id, null)) {
        stored.push(...items.map(({ name, size }) => ({ name, size })));
      }
      return stored;
    };
    return {
      send: sendFiles,
      headers,
      storedOf,
      begin: async (id) => {
        watchJob(id);
        const job = await client.imports.start.mutate({ id });
        queryClient.setQueryData(trpc.imports.get.queryKey({ id }), job);
      },
      // A call that waits for the person behind the dialog that asks them to sign in.
      signIn: () => client.imports.list.query({ limit: 1 }),
    };
  }, [client, trpc, queryClient, headers]);
}

/** When an import has ended, perhaps unseen, the lists of characters are no longer what they were. */
function useFreshLists(isUnderWay: boolean | undefined) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const wasUnderWay = useRef(true);
  useEffect(() => {
    if (wasUnderWay.current && isUnderWay === false) {
      void queryClient.invalidateQueries(trpc.characters.pathFilter());
    }
    wasUnderWay.current = isUnderWay !== false;
  }, [isUnderWay, queryClient, trpc]);
}

/** A few files are read before one has looked up; of many, one look in a second is enough. */
const pauseOf = ({ counts }: ImportJob) => (counts.total < 200 ? 400 : 1_000);

/** An import as it is now, asked again and again while something is under way. */
export function useJob(id: string) {
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.imports.get.queryOptions({ id }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isRunning(state.data) ? pauseOf(state.data) : false,
  });
  useFreshLists(query.data && isRunning(query.data));
  return query;
}

/** The files of an import, page after page, read again whenever the import changed. */
export function useItems(id: string, show: ShownState | null, changedAt: string | undefined) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(
    trpc.imports.items.infiniteQueryOptions(itemsInput(id, show), keyset),
  );
  useEffect(() => {
    if (changedAt === undefined) return;
    void queryClient.invalidateQueries(trpc.imports.items.pathFilter());
  }, [changedAt, queryClient, trpc]);
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}

/** One file with what it would become. */
export function usePreview(id: string, itemId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.imports.item.queryOptions({ id, item_id: itemId }));
}

/** Says what becomes of texts of one file that are over their limit. */
export function useAnswer(id: string, itemId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.imports.answer.mutationOptions({
      onSuccess: (preview) => {
        queryClient.setQueryData(trpc.imports.item.queryKey({ id, item_id: itemId }), preview);
        return queryClient.invalidateQueries(trpc.imports.items.pathFilter());
      },
    }),
  );
}

const mostSuggested = 10;

/** The tags most used by the hundred characters that changed last, with what was imported just now. */
export function useUsedTags(): string[] {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.characters.list.queryOptions({ limit: 100 }));
  return useMemo(() => mostUsedTags(data?.items ?? [], mostSuggested), [data]);
}

export function useEarlierJobs() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(trpc.imports.list.infiniteQueryOptions(earlierInput, keyset));
  const jobs = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, jobs };
}

/** What can be done with an import; what it made or took back shows in the lists. */
export function useJobActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const show = (job: ImportJob) =>
    queryClient.setQueryData(trpc.imports.get.queryKey({ id: job.id }), job);
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.imports.pathFilter()),
      queryClient.invalidateQueries(trpc.characters.pathFilter()),
    ]);
  const options = { onSuccess: show, onSettled: refresh };
  return {
    start: useMutation(trpc.imports.start.mutationOptions(options)),
    stop: useMutation(trpc.imports.stop.mutationOptions(options)),
    undo: useMutation(trpc.imports.undo.mutationOptions(options)),
    tag: useMutation(trpc.imports.tag.mutationOptions(options)),
  };
}

// As many decisions as one start takes.
const mostFailed = 1_000;

/** Reads the files that failed. */
export function useFailedItems(id: string) {
  const client = useTRPCClient();
  return async (): Promise<ImportItem[]> => {
    const failed: ImportItem[] = [];
    for await (const items of pagesOf(client, id, "failed")) {
      failed.push(...items);
      if (failed.length >= mostFailed) break;
    }
    return failed.slice(0, mostFailed);
  };
}
