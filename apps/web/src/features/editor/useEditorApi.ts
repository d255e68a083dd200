"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { Outputs } from "#trpc/appRouter.ts";
import { useTRPC, useTRPCClient } from "#trpc/react.ts";
import type { EditorApi } from "./editorApi.ts";

/** The editor's calls; every other place that shows the character hears what they answered. */
export function useEditorApi(id: string): EditorApi {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const keepDraft = (draft: Outputs["drafts"]["put"]) => {
    queryClient.setQueryData(trpc.drafts.get.queryKey({ id }), draft);
    void queryClient.invalidateQueries(trpc.versions.diff.pathFilter());
    void queryClient.invalidateQueries({ ...trpc.characters.list.pathFilter(), type: "inactive" });
  };
  const keepHead = (head: Outputs["characters"]["get"]) => {
    queryClient.setQueryData(trpc.characters.get.queryKey({ id }), head);
    for (const place of [trpc.characters.list, trpc.gallery, trpc.versions, trpc.labels]) {
      void queryClient.invalidateQueries(place.pathFilter());
    }
  };
  return {
    read: async () => {
      const [head, draft] = await Promise.all([
        client.characters.get.query({ id }),
        client.drafts.get.query({ id }),
      ]);
      return { head, draft };
    },
    putDraft: async (input) => {
      const draft = await client.drafts.put.mutate(input);
      keepDraft(draft);
      return draft;
    },
    saveVersion: async (input) => {
      const saved = await client.versions.save.mutate(input);
      const { created: _, ...head } = saved;
      keepHead(head);
      void queryClient.invalidateQueries(trpc.drafts.get.queryFilter({ id }));
      return saved;
    },
    update: async (input) => {
      const head = await client.characters.update.mutate(input);
      keepHead(head);
      return head;
    },
  };
}
