"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { EditorSession } from "#features/editor/editorSession.ts";
import type { Outputs } from "#trpc/appRouter.ts";
import { failureWords } from "#trpc/failureWords.ts";
import { useTRPC } from "#trpc/react.ts";
import { showToast } from "#ui/Toast.tsx";

type Character = Outputs["characters"]["get"];

/** Tells every place that shows the character of its new picture; the editor takes in its version. */
export function usePicture(session: EditorSession) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const show = (character: Character) => {
    queryClient.setQueryData(trpc.characters.get.queryKey({ id: character.id }), character);
    for (const place of [trpc.characters.list, trpc.gallery, trpc.versions]) {
      void queryClient.invalidateQueries(place.pathFilter());
    }
  };
  const remove = (id: string) => {
    session.api.update({ id, avatar: null, message: "Picture removed" }).then(
      ({ version }) =>
        showToast({
          title: "Picture removed",
          description: `Version ${version - 1} still has it.`,
        }),
      (error: unknown) => showToast({ title: "Not removed", description: failureWords(error) }),
    );
  };
  return { show, remove };
}
