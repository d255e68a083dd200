"use client";

import type { ReplayedConversation } from "@personaforge/contract/conversation";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "#trpc/react.ts";
import { showToast } from "#ui/Toast.tsx";
import { useConversationStore } from "./useConversation.ts";

/** Makes a conversation with the same history on another version. */
export function useReplay(onReplayed: (replayed: ReplayedConversation) => void) {
  const trpc = useTRPC();
  const store = useConversationStore();
  return useMutation(
    trpc.conversations.replay.mutationOptions({
      onSuccess: (replayed) => {
        const { next_message: _next, ...conversation } = replayed;
        store.created(conversation);
        void store.listChanged();
        onReplayed(replayed);
      },
      onError: (error) => showToast({ title: "Not replayed", description: error.message }),
    }),
  );
}
