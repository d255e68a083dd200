"use client";

import type { Turn } from "@personaforge/contract/conversation";
import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Outputs } from "#trpc/appRouter.ts";
import { useTRPC } from "#trpc/react.ts";

type Stored = Outputs["conversations"]["get"];

const isStreaming = (turn: Turn) => turn.state === "streaming";

// The server ends the turn within half a second of a stop; the last waits are for a slow database.
const waits = [60, 150, 300, 600, 1_200, 2_400];

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The stored conversation. While another window has a reply written in it, it is read again and again. */
export function useConversation(id: string, writingHere: boolean) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.conversations.get.queryOptions(id === "" ? skipToken : { id }),
    refetchInterval: ({ state }) =>
      !writingHere && state.data?.turns.some(isStreaming) === true ? 1_000 : false,
  });
}

/** Keeps the stored conversations in the cache in step with what happens in the chat. */
export function useConversationStore() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const created = useCallback(
    (conversation: Stored) => {
      const { id } = conversation;
      queryClient.setQueryData(trpc.conversations.get.queryKey({ id }), conversation);
    },
    [queryClient, trpc],
  );
  const append = useCallback(
    (id: string, turns: Turn[]) => {
      const ids = new Set(turns.map((turn) => turn.id));
      queryClient.setQueryData(trpc.conversations.get.queryKey({ id }), (stored) =>
        stored === undefined
          ? undefined
          : { ...stored, turns: [...stored.turns.filter((turn) => !ids.has(turn.id)), ...turns] },
      );
    },
    [queryClient, trpc],
  );
  /** Reads the conversation until no turn in it is being written; null when it cannot be read. */
  const settle = useCallback(
    async (id: string): Promise<Stored | null> => {
      const options = {
        ...trpc.conversations.get.queryOptions({ id }),
        staleTime: 0,
        retry: false,
      };
      let stored: Stored | null = null;
      for (const wait of waits) {
        await sleep(wait);
        stored = await queryClient.fetchQuery(options).catch(() => null);
        if (stored?.turns.some(isStreaming) === false) break;
      }
      return stored;
    },
    [queryClient, trpc],
  );
  const turnsOf = useCallback(
    (id: string) => queryClient.getQueryData(trpc.conversations.get.queryKey({ id }))?.turns ?? [],
    [queryClient, trpc],
  );
  const listChanged = useCallback(
    () => queryClient.invalidateQueries(trpc.conversations.list.pathFilter()),
    [queryClient, trpc],
  );
  return { created, append, settle, turnsOf, listChanged };
}
