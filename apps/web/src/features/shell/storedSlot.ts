/** One text that the browser keeps under a name, for every tab. */
export interface StoredSlot {
  get(): string | null;
  set(text: string): void;
  remove(): void;
  /** Calls back when it changes, here or in another tab. Returns what ends that. */
  subscribe(listener: () => void): () => void;
}

/**
 * What a browser refuses to keep, because it blocks site data or is full, stands here as long as the
 * document lives. Every touch of `localStorage` throws in the first, even a look.
 */
export function storedSlot(name: string): StoredSlot {
  const listeners = new Set<() => void>();
  let unkept: { text: string | null } | null = null;
  const change = (text: string | null) => {
    try {
      if (text === null) localStorage.removeItem(name);
      else localStorage.setItem(name, text);
      unkept = null;
    } catch {
      unkept = { text };
    }
    for (const listener of listeners) listener();
  };
  return {
    get() {
      if (unkept !== null) return unkept.text;
      try {
        return localStorage.getItem(name);
      } catch {
        return null;
      }
    },
    set: change,
    remove: () => change(null),
    subscribe(listener) {
      const onStorage = ({ key }: StorageEvent) => {
        // No key: everything was cleared.
        if (key !== null && key !== name) return;
        unkept = null;
        listener();
      };
      listeners.add(listener);
      window.addEventListener("storage", onStorage);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("storage", onStorage);
      };
    },
  };
}
