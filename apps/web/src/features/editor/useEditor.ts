"use client";

import type { Character } from "@personaforge/contract/character";
import { useCallback, useMemo, useState } from "react";
import { useForm } from "react-hook-form";
import {
  changedKeys,
  type ContentForm,
  type ContentKey,
  contentResolver,
  pickKeys,
  toForm,
} from "#features/characterForm/contentForm.ts";
import { draftOf } from "#features/characterForm/drafts.ts";
import { useDraft } from "#features/characterForm/useDraft.ts";
import { showToast } from "#ui/Toast.tsx";
import { useFresh } from "./useFresh.ts";
import { useSave } from "./useSave.ts";

/** The fields that were changed here and elsewhere since both began with the same texts. */
function clashing(theirs: ContentForm, common: ContentForm, mine: ContentKey[]): ContentKey[] {
  return changedKeys(theirs, common).filter((key) => mine.includes(key));
}

/** Everything the editor knows: the form, what the server acknowledged, and what stands between. */
export function useEditor(initial: Character) {
  const [base, setBase] = useState(initial);
  const [conflict, setConflict] = useState<Character | null>(null);
  const form = useForm({
    defaultValues: toForm(initial),
    resolver: contentResolver,
    mode: "onChange",
  });
  const acknowledged = useMemo(() => ({ texts: toForm(base), revision: base.revision }), [base]);
  const draft = useDraft(form, draftOf(base.id), acknowledged);

  /** Takes the server's answer over, except where somebody typed on after `sent`. */
  const adopt = useCallback(
    (saved: Character, sent: ContentForm) => {
      const typedOn = changedKeys(form.getValues(), sent);
      const theirs = changedKeys(toForm(saved), sent).filter((key) => !typedOn.includes(key));
      form.setValues(pickKeys(toForm(saved), theirs));
      setBase(saved);
      setConflict(null);
    },
    [form],
  );
  const save = useSave({ form, base, adopt, onConflict: setConflict });
  useFresh({
    base,
    busy: save.isSaving,
    changed: draft.changed,
    adopt,
    onConflict: setConflict,
    form,
  });

  const takeTheirs = () => {
    if (conflict === null) return;
    const mine = pickKeys({ ...form.getValues() }, draft.changed);
    form.reset(toForm(conflict));
    setBase(conflict);
    setConflict(null);
    showToast({ title: "Your changes are off the page", undo: () => form.setValues(mine) });
  };
  const overlap =
    conflict === null ? [] : clashing(toForm(conflict), acknowledged.texts, draft.changed);
  return {
    form,
    base,
    draft,
    save,
    conflict: conflict === null ? null : { theirs: conflict, overlap, takeTheirs },
  };
}

export type Editor = ReturnType<typeof useEditor>;
