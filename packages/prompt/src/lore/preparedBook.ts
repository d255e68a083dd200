import type { Lorebook } from "@personaforge/contract/lorebook";
import { mayHoldMacros } from "../macros/scanMacros.ts";
import { readEntry, type EntrySettings } from "./entrySettings.ts";
import { buildKeyTable, type KeyTable, type KeyUse, type Slot } from "./keyTable.ts";
import type { LoreScan, LoreSources } from "./lore.ts";
import { settledBudgets } from "./settled.ts";
import { stateKeys } from "./timed.ts";

export interface Entry extends EntrySettings {
  readonly primary: readonly Slot[];
  readonly secondarySlots: readonly Slot[];
  readonly additional: readonly (readonly Slot[])[];
  readonly excluded: readonly Slot[];
  /** What its state is remembered by. */
  readonly stateKey: string;
  /** With a budget above this number nothing that is said can cut it; null when something else can. */
  readonly settledAt: number | null;
}

/** A book as it is searched. It depends on the book alone, and is kept as long as the book is. */
export interface PreparedBook {
  readonly entries: readonly Entry[];
  /** Whether its author gave it a budget. */
  readonly ownBudget: boolean;
  /** The most messages that an entry searches. */
  readonly deepest: number;
  readonly sources: readonly (keyof LoreSources)[];
  /** Keys as they are written, by slot. */
  readonly keys: readonly string[];
  /** What to look for, with macros filled. */
  readonly tablesFor: (fill: LoreScan["fill"]) => readonly KeyTable[];
}

const prepared = new WeakMap<Lorebook, PreparedBook>();

/** Reads a book and builds what finds its keys: for 10,000 entries a third of a second. */
export function prepareBook(book: Lorebook): PreparedBook {
  let found = prepared.get(book);
  if (found === undefined) {
    found = prepare(book);
    prepared.set(book, found);
  }
  return found;
}

function prepare(book: Lorebook): PreparedBook {
  const settings = book.entries.map((entry, place) => readEntry(book, entry, place));
  const slots = new SlotCollector();
  const names = stateKeys(book.entries);
  const settled = settledBudgets(settings, book);
  const entries = settings.map((entry, place): Entry => {
    const written = entry.profile === "sillytavern" ? "written" : "never";
    const regex = entry.regex ? "always" : written;
    const slotOf = (text: string) => slots.of({ ...useOf(entry), text, regex });
    // Lists in decorators are separated by commas, which regular expressions contain too.
    const plainSlotOf = (text: string) => slots.of({ ...useOf(entry), text, regex: "never" });
    const { additional_keys = [], exclude_keys = [] } = entry.decorators;
    return {
      ...entry,
      primary: entry.keys.map(slotOf),
      secondarySlots: entry.secondary.map(slotOf),
      additional: additional_keys.map((keys) => keys.map(plainSlotOf)),
      excluded: exclude_keys.map(plainSlotOf),
      stateKey: names[place] ?? String(place),
      settledAt: settled[place] ?? null,
    };
  });
  const enabled = entries.filter((entry) => entry.enabled);
  return {
    entries,
    ownBudget: book.token_budget !== undefined,
    deepest: enabled.reduce((most, { scanDepth }) => Math.max(most, scanDepth), 0),
    sources: [...new Set(enabled.flatMap(({ sources }) => sources))],
    keys: slots.uses.map(({ text }) => text),
    tablesFor: tablesOf(slots.uses),
  };
}

function useOf({ caseSensitive, wholeWords, scanDepth }: EntrySettings) {
  return { caseSensitive, wholeWords, depth: scanDepth };
}

/**
 * Different keys that are looked for: a lorebook of four megabytes may have a million, and 700,000
 * took 7 s and 0.7 GB. The longest real lorebooks have some thousands.
 */
const mostKeys = 100_000;

/** The slot of all keys beyond these; nothing is ever found there. */
export const noSlot: Slot = -1;

/** Gives equal keys that are looked for in the same way one slot. */
class SlotCollector {
  readonly uses: KeyUse[] = [];
  readonly #slots = new Map<string, Slot>();

  of(use: KeyUse): Slot {
    if (this.uses.length === mostKeys) return noSlot;
    const { text, regex, caseSensitive, wholeWords, depth } = use;
    // Only a regular expression depends on how much of the conversation it is run over.
    const reach = regex === "always" || text.trimStart().startsWith("/") ? depth : 0;
    const id = `${regex} ${caseSensitive} ${wholeWords} ${reach} ${text}`;
    let slot = this.#slots.get(id);
    if (slot === undefined) {
      slot = this.uses.push(use) - 1;
      this.#slots.set(id, slot);
    }
    return slot;
  }
}

/** Keys with macros get a table of their own, made anew when what they are filled with changes. */
function tablesOf(uses: readonly KeyUse[]): PreparedBook["tablesFor"] {
  const slots = uses.map((use, slot) => [slot, use] as const);
  const fixed = slots.filter(([, { text }]) => !mayHoldMacros(text));
  const filled = slots.filter(([, { text }]) => mayHoldMacros(text));
  const fixedTable = buildKeyTable(fixed, uses.length);
  if (filled.length === 0) return () => [fixedTable];
  let last: { readonly texts: string; readonly table: KeyTable } | null = null;
  return (fill) => {
    const keys = filled.map(
      ([slot, use]) => [slot, { ...use, text: fill(use.text, "scan") }] as const,
    );
    const texts = JSON.stringify(keys.map(([, { text }]) => text));
    if (last?.texts !== texts) last = { texts, table: buildKeyTable(keys, fixedTable.end) };
    return [fixedTable, last.table];
  };
}
