"use client";

import { useSyncExternalStore } from "react";

/** A value outside of any page, that components follow. */
export class Slot<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  readonly get = (): Value => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: Value): void {
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }
}

export function useSlot<Value>(slot: Slot<Value>): Value {
  return useSyncExternalStore(slot.subscribe, slot.get, slot.get);
}
