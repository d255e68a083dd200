import type { LoreEntry, LoreProfile } from "@personaforge/contract/lorebook";
import type { Change } from "./loreChanges.ts";

/** One entry as its form sees it. */
export interface EntryEdit {
  readonly entry: LoreEntry;
  /** Whose rules the book follows. */
  readonly profile: LoreProfile;
  /** What is wrong with a field: `content`, `extensions.depth`. */
  readonly problem: (field: string) => string | undefined;
  readonly put: (entry: LoreEntry) => void;
  readonly change: (change: Change<LoreEntry>) => void;
  readonly changeExtensions: (change: Change<Record<string, unknown>>) => void;
}
