import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import type { LoreFate } from "@personaforge/contract/promptReport";
import type { LoreScan } from "./lore.ts";
import { scanLore } from "./scanLore.ts";

/** An entry with the key "tower" unless told otherwise. */
export function entryWith(given: Partial<LoreEntry> = {}): LoreEntry {
  return { keys: ["tower"], content: "A tall tower.", enabled: true, insertion_order: 0, ...given };
}

export function bookWith(
  entries: readonly Partial<LoreEntry>[],
  given: Partial<Lorebook> = {},
): Lorebook {
  return { entries: entries.map(entryWith), ...given };
}

/** A scan of messages, oldest first, "character: …" or "user: …", the user's when nothing is said. */
export function scanWith(
  books: Lorebook | readonly Lorebook[],
  messages: readonly string[] = ["The tower is near."],
  given: Partial<LoreScan> = {},
): LoreScan {
  return {
    books: [books].flat(),
    messages: messages.map((message) => {
      const role = message.startsWith("character: ") ? "character" : "user";
      return { role, text: message.replace(/^(?:character|user): /, "") };
    }),
    state: {},
    seed: "seed",
    fill: (text) => text.replaceAll("{{user}}", "Ann").replaceAll("{{char}}", "Kim"),
    character: {
      ...{ description: "", personality: "", scenario: "", depthPrompt: "" },
      ...{ creatorNotes: "", persona: "" },
    },
    greeting: 0,
    count: (text) => text.length,
    budget: 10_000,
    ...given,
  };
}

/** What became of the entries of one book. */
export function fatesOf(...given: Parameters<typeof scanWith>): readonly LoreFate[] {
  return scanLore(scanWith(...given)).fates[0] ?? [];
}

export function contentsOf(...given: Parameters<typeof scanWith>): readonly string[] {
  return scanLore(scanWith(...given)).active.map(({ content }) => content);
}
