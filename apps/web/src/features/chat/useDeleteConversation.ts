"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#trpc/react.ts";
import { showToast } from "#ui/Toast.tsx";

/** Deletes a conversation for good. */
export function useDeleteConversation(onDeleted: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.conversations.delete.mutationOptions({
      onSuccess: ({ id }) => {
        onDeleted();
        queryClient.removeQueries({ queryKey: trpc.conversations.get.queryKey({ id }) });
      },
      onError: (error) => showToast({ title: "Not deleted", description: error.message }),
      onSettled: () => queryClient.invalidateQueries(trpc.conversations.list.pathFilter()),
    }),
  );
}
