import type { LoreResult, LoreScan } from "./lore.ts";

/** Interim, until the engine lands: nothing of a lorebook is found. */
export function scanLore({ books, state, budget }: LoreScan): LoreResult {
  const fates = books.map(() => []);
  return { active: [], sacrifice: [], fates, state, scanned: 0, tokens: 0, budget, disables: [] };
}
