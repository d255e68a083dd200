"use client";

import type { Character } from "@personaforge/contract/character";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  changedKeys,
  type ContentForm,
  pickKeys,
  toContent,
  toForm,
} from "#features/characterForm/contentForm.ts";
import type { CharacterForm } from "#features/characterForm/useDraft.ts";
import { errorCodeOf } from "#trpc/queryClient.ts";
import { useTRPC, useTRPCClient } from "#trpc/react.ts";

type SaveOptions = {
  /** Publishes (true) or takes out of the gallery (false) in the same step. */
  isPublic?: boolean;
  /** The newer state to save over, after a conflict. */
  onto?: Character;
};

/** Lets every other place that shows the character know what the server answered. */
function useSpread() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (saved: Character) => {
    queryClient.setQueryData(trpc.characters.get.queryKey({ id: saved.id }), saved);
    void queryClient.invalidateQueries(trpc.characters.list.pathFilter());
    void queryClient.invalidateQueries(trpc.gallery.pathFilter());
  };
}

/** Sends the changed fields, and says "saved" only after the server did. */
export function useSave({
  form,
  base,
  adopt,
  onConflict,
}: {
  form: CharacterForm;
  base: Character;
  adopt: (saved: Character, sent: ContentForm) => void;
  onConflict: (theirs: Character) => void;
}) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const spread = useSpread();
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const update = useMutation(trpc.characters.update.mutationOptions());

  const explain = async (error: Error) => {
    if (errorCodeOf(error) !== "PRECONDITION_FAILED") return setFailure(error.message);
    try {
      onConflict(await client.characters.get.query({ id: base.id }));
    } catch {
      setFailure(error.message);
    }
  };
  const save = async ({ isPublic, onto = base }: SaveOptions = {}) => {
    if (update.isPending || !(await form.trigger(undefined, { shouldFocus: true }))) return;
    const sent = { ...form.getValues() };
    const keys = changedKeys(sent, toForm(base));
    if (keys.length === 0 && isPublic === undefined) return;
    setFailure(null);
    try {
      const saved = await update.mutateAsync({
        id: base.id,
        expected_revision: onto.revision,
        ...pickKeys(toContent(sent), keys),
        ...(isPublic !== undefined && { is_public: isPublic }),
      });
      spread(saved);
      adopt(saved, sent);
      setSavedAt(new Date());
    } catch (error) {
      await explain(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return { save, savedAt, failure, isSaving: update.isPending };
}
