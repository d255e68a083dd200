"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#trpc/react.ts";

/** Every change reads the list again: also a refusal means that it is not what was shown. */
export function useKeyActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const settle = {
    networkMode: "always" as const,
    onSettled: () => queryClient.invalidateQueries(trpc.apiKeys.pathFilter()),
  };
  return {
    create: useMutation(trpc.apiKeys.create.mutationOptions(settle)),
    rotate: useMutation(trpc.apiKeys.rotate.mutationOptions(settle)),
    revoke: useMutation(trpc.apiKeys.revoke.mutationOptions(settle)),
  };
}
