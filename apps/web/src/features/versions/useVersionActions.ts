"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Outputs } from "#trpc/appRouter.ts";
import { useTRPC } from "#trpc/react.ts";

type Character = Outputs["characters"]["get"];

/** Lets every place that shows the character know that its history or labels changed. */
function useSpread(id: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (character?: Character) => {
    if (character !== undefined) {
      queryClient.setQueryData(trpc.characters.get.queryKey({ id }), character);
    }
    return Promise.all([
      queryClient.invalidateQueries(trpc.versions.pathFilter()),
      queryClient.invalidateQueries(trpc.labels.pathFilter()),
      queryClient.invalidateQueries(trpc.drafts.pathFilter()),
      queryClient.invalidateQueries(trpc.characters.list.pathFilter()),
    ]);
  };
}

// Without a connection these fail and say so, instead of waiting in silence.
const networkMode = "always";

/** What can be done with the versions of a character. Content is never among it. */
export function useVersionActions(id: string) {
  const trpc = useTRPC();
  const spread = useSpread(id);
  return {
    restore: useMutation(
      trpc.versions.restore.mutationOptions({ networkMode, onSuccess: (saved) => spread(saved) }),
    ),
    branch: useMutation(
      trpc.versions.branch.mutationOptions({ networkMode, onSuccess: () => spread() }),
    ),
    rename: useMutation(
      trpc.versions.rename.mutationOptions({ networkMode, onSuccess: () => spread() }),
    ),
    // Also after a refusal: it says that what is shown is no longer true.
    setLabel: useMutation(
      trpc.labels.set.mutationOptions({ networkMode, onSettled: () => spread() }),
    ),
    removeLabel: useMutation(
      trpc.labels.remove.mutationOptions({ networkMode, onSettled: () => spread() }),
    ),
  };
}
