import type { Draft } from "./drafts.ts";

// Long enough to skip most keys of fast typing, short enough that a crash costs half a word.
const pause = 250;

/** Writes the latest of many drafts; `flush` writes at once, for a page that is being left. */
export function createDraftMirror(write: (draft: Draft | null) => void) {
  let waiting: { draft: Draft | null } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === undefined) return;
    const { draft } = waiting;
    waiting = undefined;
    write(draft);
  }

  return {
    put(draft: Draft | null) {
      waiting = { draft };
      timer ??= setTimeout(flush, pause);
    },
    flush,
  };
}
