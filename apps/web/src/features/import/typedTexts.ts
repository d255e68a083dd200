"use client";

import { useSlot, Slot } from "./slot.ts";

/** Texts that are being edited, and not saved yet: what closes the window over them takes nothing away. */
const typed = new Slot<ReadonlyMap<string, string>>(new Map());

const keyOf = (itemId: string, field: string) => `${itemId} ${field}`;

/** What is typed for a text; undefined while nobody edits it. */
export function useTypedText(itemId: string, field: string) {
  const key = keyOf(itemId, field);
  const text = useSlot(typed).get(key);
  const change = (next: string | undefined) => {
    const texts = new Map(typed.get());
    if (next === undefined) texts.delete(key);
    else texts.set(key, next);
    typed.set(texts);
  };
  return [text, change] as const;
}

/** Whether a text of the file is being edited. */
export function useIsTyping(itemId: string): boolean {
  return [...useSlot(typed).keys()].some((key) => key.startsWith(`${itemId} `));
}
