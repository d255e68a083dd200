"use client";

import type { Lorebook } from "@personaforge/contract/lorebook";
import { useCallback, useEffect, useRef } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type { ContentForm } from "#features/characterForm/contentForm.ts";
import { HeldLorebook } from "#features/characterForm/heldLorebook.ts";
import { emptyBook, orNoBook } from "./loreChanges.ts";

/** Checking asks every field of the form to render: not at every key. */
const checkAfter = 300;

function useCheck(): () => void {
  const { trigger } = useFormContext<ContentForm>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void trigger("lorebook"), checkAfter);
  }, [trigger]);
}

export type ChangeBook = (change: (book: Lorebook) => Lorebook) => Lorebook;

/** The lorebook of the form, empty when there is none, and the way to change it. */
export function useLorebook() {
  const { control, getValues, setValue } = useFormContext<ContentForm>();
  const held = useWatch({ control, name: "lorebook", exact: true });
  const check = useCheck();
  const changeBook: ChangeBook = useCallback(
    (change) => {
      const next = change(getValues("lorebook").read() ?? emptyBook);
      setValue("lorebook", new HeldLorebook(orNoBook(next)));
      check();
      return next;
    },
    [getValues, setValue, check],
  );
  return { book: held.read(), changeBook };
}
