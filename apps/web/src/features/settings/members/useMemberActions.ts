"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#trpc/react.ts";

/** Every change reads again who is here: also a refusal means that it is not what was shown. */
export function useMemberActions() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const settle = {
    networkMode: "always" as const,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.members.pathFilter()),
        queryClient.invalidateQueries(trpc.me.pathFilter()),
      ]),
  };
  return {
    update: useMutation(trpc.members.update.mutationOptions(settle)),
    remove: useMutation(trpc.members.remove.mutationOptions(settle)),
    invite: useMutation(trpc.invitations.create.mutationOptions(settle)),
    revoke: useMutation(trpc.invitations.revoke.mutationOptions(settle)),
  };
}
