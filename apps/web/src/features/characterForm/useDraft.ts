"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { changedKeys, type ContentForm, type ContentKey, pickKeys } from "./contentForm.ts";
import type { CharacterContent } from "@personaforge/contract/content";
import { createDraftMirror } from "./draftMirror.ts";
import { type Draft, keepDraft, readDraft } from "./drafts.ts";

export type CharacterForm = UseFormReturn<ContentForm, unknown, CharacterContent>;

/** What the server holds: the texts, and the revision they belong to. */
export type Acknowledged = { texts: ContentForm; revision: number };

function differing(draft: Draft, texts: ContentForm): ContentKey[] {
  return changedKeys({ ...texts, ...draft.texts }, texts);
}

/** A page that is hidden may never come back: what waits is written before. */
function useFlushOnLeave({ flush }: ReturnType<typeof createDraftMirror>) {
  useEffect(() => {
    document.addEventListener("visibilitychange", flush);
    window.addEventListener("pagehide", flush);
    return () => {
      document.removeEventListener("visibilitychange", flush);
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);
}

/**
 * Mirrors what is typed and not yet acknowledged into this browser, and offers text of an earlier
 * visit back. Until that offer is answered it is kept underneath whatever is typed.
 */
export function useDraft(form: CharacterForm, key: string, acknowledged: Acknowledged) {
  const [found, setFound] = useState<Draft | null>(null);
  const [changed, setChanged] = useState<ContentKey[]>([]);
  // Nothing is written before the older draft was read, or the first write would destroy it.
  const [isRead, setIsRead] = useState(false);
  const mirror = useMemo(() => createDraftMirror((draft) => void keepDraft(key, draft)), [key]);

  const look = useEffectEvent(() => {
    const values = form.getValues();
    const keys = changedKeys(values, acknowledged.texts);
    setChanged((before) => (before.join() === keys.join() ? before : keys));
    if (!isRead) return;
    const texts = { ...found?.texts, ...pickKeys(values, keys) };
    const isEmpty = Object.keys(texts).length === 0;
    const { revision } = acknowledged;
    mirror.put(isEmpty ? null : { revision, at: new Date().toISOString(), texts });
  });
  const offer = useEffectEvent((draft: Draft) => {
    if (differing(draft, acknowledged.texts).length > 0) setFound(draft);
  });

  useEffect(() => form.subscribe({ formState: { values: true }, callback: () => look() }), [form]);
  useEffect(() => look(), [acknowledged, found, isRead]);

  useEffect(() => {
    let left = false;
    void readDraft(key).then((draft) => {
      if (left) return;
      if (draft !== null) offer(draft);
      setIsRead(true);
    });
    return () => {
      left = true;
    };
  }, [key]);

  useFlushOnLeave(mirror);

  return {
    /** The fields that differ from what the server holds. */
    changed,
    found: found === null ? null : { ...found, keys: differing(found, acknowledged.texts) },
    use: () => {
      if (found !== null) form.setValues(found.texts, { shouldValidate: true });
      setFound(null);
    },
    discard: () => setFound(null),
  };
}
