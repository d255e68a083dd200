"use client";

import type { Label } from "@personaforge/contract/label";
import { productionLabel } from "@personaforge/contract/productionLabel";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useForm } from "react-hook-form";
import { copyTexts } from "#features/characterForm/contentForm.ts";
import { contentResolver } from "#features/characterForm/contentResolver.ts";
import { draftOf } from "#features/characterForm/drafts.ts";
import { type CharacterForm, useDraft } from "#features/characterForm/useDraft.ts";
import { useTRPC } from "#trpc/react.ts";
import { EditorSession, type FormTexts } from "./editorSession.ts";
import { type Ground, type Remote, remoteTexts } from "./reconcile.ts";
import { useEditorApi } from "./useEditorApi.ts";
import { useLeaving } from "./useLeaving.ts";
import { useVersionSave } from "./useVersionSave.ts";
import { writeKeepingCaret } from "./writeKeepingCaret.ts";

/** What the server read for the page. */
export type Opened = Remote & { ground: Ground };

function textsOf(form: CharacterForm): FormTexts {
  return {
    read: () => copyTexts(form.getValues()),
    write: (texts) => writeKeepingCaret(() => form.setValues(copyTexts(texts))),
  };
}

/** What this browser read after the page was made is newer than a page from its memory. */
function useNewest(opened: Opened): Opened {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useState(() => {
    const { id } = opened.head;
    const head = queryClient.getQueryData(trpc.characters.get.queryKey({ id })) ?? opened.head;
    const draft = queryClient.getQueryData(trpc.drafts.get.queryKey({ id })) ?? opened.draft;
    return {
      head: head.revision > opened.head.revision ? head : opened.head,
      draft: draft.revision > opened.draft.revision ? draft : opened.draft,
      ground: opened.ground,
    };
  })[0];
}

/** Looks again when the window comes back, and tells the session. */
function useNews(session: EditorSession, { head, draft, queue }: Remote & { queue: object }) {
  const trpc = useTRPC();
  const id = head.id;
  // Another tab may have written a second ago.
  const always = { refetchOnWindowFocus: "always" } as const;
  const heads = useQuery(trpc.characters.get.queryOptions({ id }, always));
  const drafts = useQuery(trpc.drafts.get.queryOptions({ id }, always));
  useEffect(() => {
    session.news({ head: heads.data ?? head, draft: drafts.data ?? draft });
  }, [session, heads.data, drafts.data, head, draft, queue]);
}

function useLive(id: string): number | null {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.labels.list.queryOptions({ id }));
  const isLive = ({ name }: Label) => name === productionLabel;
  return data?.items.find(isLive)?.version ?? null;
}

/** Everything the editor knows: the form, what the server holds, and what stands between. */
export function useEditor(opened: Opened) {
  const start = useNewest(opened);
  const form = useForm({
    defaultValues: remoteTexts(start),
    resolver: contentResolver,
    mode: "onChange",
  });
  const { id } = start.head;
  const api = useEditorApi(id);
  const [session] = useState(() => new EditorSession(textsOf(form), api, start));
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  const { acknowledged: texts, draft } = state;
  const acknowledged = useMemo(() => ({ texts, revision: draft.revision }), [texts, draft]);
  const mirror = useDraft(form, draftOf(id), acknowledged);
  const versions = useVersionSave(session);

  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: session.typed }),
    [form, session],
  );
  useNews(session, state);
  useLeaving(session, mirror.changed.length > 0);
  return { form, session, state, mirror, versions, live: useLive(id) };
}

export type Editor = ReturnType<typeof useEditor>;
