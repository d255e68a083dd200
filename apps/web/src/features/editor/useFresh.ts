"use client";

import type { Character } from "@personaforge/contract/character";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ContentForm, ContentKey } from "#features/characterForm/contentForm.ts";
import type { CharacterForm } from "#features/characterForm/useDraft.ts";
import { useTRPC } from "#trpc/react.ts";

/**
 * Looks again when the window comes back: a change made elsewhere is shown at once where nothing
 * was typed here, and announced before the next save where something was.
 */
export function useFresh({
  form,
  base,
  busy,
  changed,
  adopt,
  onConflict,
}: {
  form: CharacterForm;
  base: Character;
  busy: boolean;
  changed: ContentKey[];
  adopt: (saved: Character, sent: ContentForm) => void;
  onConflict: (theirs: Character) => void;
}) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.characters.get.queryOptions({ id: base.id }));
  const isNewer = data !== undefined && data.revision > base.revision && !busy;
  const isTyped = changed.length > 0;
  useEffect(() => {
    if (!isNewer) return;
    if (isTyped) onConflict(data);
    else adopt(data, { ...form.getValues() });
  }, [data, isNewer, isTyped, adopt, onConflict, form]);
}
