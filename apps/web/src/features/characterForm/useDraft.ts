"use client";

import type { WrittenContent } from "@personaforge/contract/content";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { changedKeys, type ContentForm, type ContentKey, pickKeys } from "./contentForm.ts";
import { createDraftMirror } from "./draftMirror.ts";
import { keepDraft, type KeptDraft, placeOf, readDrafts } from "./drafts.ts";

export type CharacterForm = UseFormReturn<ContentForm, unknown, WrittenContent>;

/** What the server holds: the texts, and the revision they belong to. */
export type Acknowledged = { texts: ContentForm; revision: number };

function differing(draft: KeptDraft, texts: ContentForm): ContentKey[] {
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

/** What earlier visits left behind. What the server has by now is removed without a word. */
function useFound(key: string, ownPlace: string, acknowledged: ContentForm) {
  const [found, setFound] = useState<KeptDraft[]>([]);
  useEffect(() => {
    let left = false;
    void readDrafts(key, ownPlace).then((drafts) => {
      if (!left) setFound(drafts);
    });
    return () => {
      left = true;
    };
  }, [key, ownPlace]);
  useEffect(() => {
    const known = found.filter((draft) => differing(draft, acknowledged).length === 0);
    if (known.length === 0) return;
    for (const { place } of known) void keepDraft(place, null);
    setFound((all) => all.filter((draft) => !known.includes(draft)));
  }, [found, acknowledged]);
  return [found, setFound] as const;
}

/**
 * Mirrors what is typed and not yet acknowledged into this browser, and offers text of an earlier
 * visit back. That stays where it is kept until it is answered or the server has it.
 */
export function useDraft(form: CharacterForm, key: string, acknowledged: Acknowledged) {
  const [changed, setChanged] = useState<ContentKey[]>([]);
  const [tab] = useState(() => Math.random().toString(36).slice(2));
  const place = placeOf(key, tab);
  const [found, setFound] = useFound(key, place, acknowledged.texts);
  const mirror = useMemo(() => createDraftMirror((draft) => void keepDraft(place, draft)), [place]);

  const look = useEffectEvent(() => {
    const values = form.getValues();
    const keys = changedKeys(values, acknowledged.texts);
    setChanged((before) => (before.join() === keys.join() ? before : keys));
    const { revision } = acknowledged;
    const texts = pickKeys(values, keys);
    mirror.put(keys.length === 0 ? null : { revision, at: new Date().toISOString(), texts });
  });
  useEffect(() => form.subscribe({ formState: { values: true }, callback: () => look() }), [form]);
  useEffect(() => look(), [acknowledged]);
  useFlushOnLeave(mirror);

  const [first] = found;
  return {
    /** The fields that differ from what the server holds. */
    changed,
    found: first === undefined ? null : { ...first, keys: differing(first, acknowledged.texts) },
    use: () => {
      if (first === undefined) return;
      form.setValues(first.texts, { shouldValidate: true });
      // Now it is text of this tab, kept in its place before the other one is emptied.
      mirror.flush();
      void keepDraft(first.place, null);
      setFound((all) => all.filter((other) => other !== first));
    },
    discard: () => {
      if (first === undefined) return undefined;
      const { place: left, ...draft } = first;
      setFound((all) => all.filter((other) => other !== first));
      void keepDraft(left, null);
      return () => {
        void keepDraft(left, draft);
        setFound((all) => [first, ...all]);
      };
    },
  };
}
