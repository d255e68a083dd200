"use client";

import { Slot, useSlot } from "./slot.ts";

/** The import of one file that is to be looked at as soon as it was read. */
export const lone = new Slot<string | null>(null);
let waiting = new AbortController();

export const useLoneImport = () => useSlot(lone);

/** Nothing opens by itself any more. */
export function leaveClosed(): void {
  waiting.abort();
  lone.set(null);
}

/** Has the file be looked at by itself, unless the person does something else on the page meanwhile. */
export function openByItself(id: string, page: EventTarget = window): void {
  leaveClosed();
  waiting = new AbortController();
  const options = { signal: waiting.signal, capture: true };
  page.addEventListener("pointerdown", leaveClosed, options);
  // A key that is still held is what brought the file here.
  page.addEventListener("keydown", (event) => isHeld(event) || leaveClosed(), options);
  lone.set(id);
}

const isHeld = (event: Event) => "repeat" in event && event.repeat === true;
