import type { Lorebook } from "@personaforge/contract/lorebook";
import type { LoreFate } from "@personaforge/contract/promptReport";
import { scanCard } from "./cardScan.ts";
import { FoundKeys } from "./foundKeys.ts";
import type { ActiveLore, LoreResult, LoreScan } from "./lore.ts";
import { writePosition } from "./position.ts";
import { prepareBook, type Entry } from "./preparedBook.ts";
import { sooner } from "./ranks.ts";
import type { Outcome } from "./taken.ts";
import { scanTavern } from "./tavernScan.ts";
import { stateAfter, stateNow, type EntryState } from "./timed.ts";
import type { Turn } from "./turn.ts";
import { leftOutAfter, type Verdict } from "./verdict.ts";

/**
 * Finds the entries of lorebooks that belong into the prompt of this turn, and says of every entry
 * why it is there or not. Pure: the same input gives the same result on every machine.
 *
 * Each book is searched on its own terms, by its own profile, with a budget of its own; entries
 * bring in entries of their own book only. What the specifications leave open: case does not
 * matter unless an entry says so, recursion is off unless the book turns it on, a card's book
 * searches 4 messages, SillyTavern's 2, and texts are compared in Unicode's composed form (NFC).
 *
 * Bounds, so that no book can stop a server: 200,000 characters of messages, as many of entries
 * that bring in others, 10 passes of recursion, 2,000 regular expressions of 2,000 characters.
 *
 * A book is read once and remembered as long as the object lives: pass the same object again.
 * @throws never, for books that the contract accepts
 */
export function scanLore(scan: LoreScan): LoreResult {
  const scans = scan.books.map((book, place) => scanBook(scan, book, place));
  const active = scans.flatMap(({ inPrompt }) => inPrompt).sort(byPromptOrder);
  return {
    active: active.map(({ lore }) => lore),
    sacrifice: active.toSorted(bySacrifice).map(({ lore }) => lore),
    fates: scans.map(({ fates }) => fates),
    state: Object.fromEntries(scans.flatMap(({ states }) => states)),
    scanned: scans.reduce((most, { scanned }) => Math.max(most, scanned), 0),
    tokens: active.reduce((sum, { lore }) => sum + lore.tokens, 0),
    budget: scans.reduce((sum, { turn }) => sum + turn.budget, 0),
    disables: [...new Set(scans.flatMap(({ disables }) => disables))],
  };
}

interface InPrompt {
  readonly lore: ActiveLore;
  readonly entry: Entry;
  readonly constant: boolean;
}

interface BookScan {
  readonly turn: Turn;
  readonly inPrompt: readonly InPrompt[];
  readonly fates: readonly LoreFate[];
  readonly states: readonly (readonly [string, EntryState])[];
  readonly scanned: number;
  readonly disables: LoreResult["disables"];
}

function scanBook(scan: LoreScan, book: Lorebook, bookPlace: number): BookScan {
  const turn = turnOf(scan, book, bookPlace);
  const { book: prepared, found } = turn;
  const window = prepared.deepest === 0 ? [] : scan.messages.slice(-prepared.deepest);
  const messages = window.map(({ text }) => text).toReversed();
  found.searchMessages(messages);
  for (const source of prepared.sources) found.searchSource(source, scan.character[source]);
  const outcome = book.profile === "sillytavern" ? scanTavern(turn) : scanCard(turn);
  // What was found is in even when it has no text: it keeps its group, and its decorators hold.
  const chosen = new Set(prepared.entries.filter(({ place }) => outcome.verdicts[place]?.active));
  const disables = [...chosen].flatMap(({ decorators }) => decorators.disable_ui_prompt ?? []);
  const scanned = messages.length;
  return { turn, ...report(turn, outcome), states: statesOf(turn, chosen), scanned, disables };
}

function turnOf(scan: LoreScan, book: Lorebook, bookPlace: number): Turn {
  const prepared = prepareBook(book);
  const tables = prepared.tablesFor(scan.fill);
  const messages = scan.messages.length;
  return {
    scan,
    book: prepared,
    bookPlace,
    recursive: book.recursive_scanning ?? false,
    budget: book.token_budget ?? scan.budget,
    tables,
    found: new FoundKeys(tables),
    replies: scan.messages.filter(({ role }) => role === "character").length,
    states: prepared.entries.map((entry) => {
      const key = stateKeyOf(bookPlace, entry);
      const state = Object.hasOwn(scan.state, key) ? scan.state[key] : undefined;
      return stateNow(state, entry, messages);
    }),
  };
}

/** Books behind the first one may have the same ids. */
function stateKeyOf(bookPlace: number, { stateKey }: Entry): string {
  return bookPlace === 0 ? stateKey : `${bookPlace}/${stateKey}`;
}

function statesOf(turn: Turn, chosen: ReadonlySet<Entry>): BookScan["states"] {
  const { book, scan, bookPlace } = turn;
  return book.entries.flatMap((entry) => {
    const now = turn.states[entry.place] ?? {};
    const after = chosen.has(entry) ? remember(entry, now, scan.messages.length) : now;
    const empty = Object.keys(after).length === 0;
    return empty ? [] : [[stateKeyOf(bookPlace, entry), after] as const];
  });
}

function remember(entry: Entry, now: EntryState, messages: number): EntryState {
  const { keep_activate_after_match, dont_activate_after_match } = entry.decorators;
  const lasting = keep_activate_after_match ?? dont_activate_after_match ?? false;
  const after = stateAfter(now, entry, messages);
  return lasting ? { ...after, matched: true } : after;
}

function report(turn: Turn, { verdicts, taken }: Outcome): Pick<BookScan, "inPrompt" | "fates"> {
  const { book, bookPlace, budget } = turn;
  const texts = new Map(taken.map((item) => [item.entry, item]));
  const inPrompt: InPrompt[] = [];
  const fates = book.entries.map((entry): LoreFate => {
    const given = verdicts[entry.place] ?? never;
    const text = texts.get(entry);
    const empty = given.active && (text?.content.trim() ?? "") === "";
    const verdict = empty ? leftOutAfter(given, "empty", "Its text is empty.") : given;
    const { settledAt, position, place } = entry;
    if (verdict.active && text !== undefined) {
      const stable = settledAt !== null && (settledAt === 0 || budget > settledAt);
      const { content, tokens } = text;
      const lore = { book: bookPlace, entry: place, content, position, tokens, stable };
      inPrompt.push({ lore, entry, constant: verdict.reason === "constant" });
    }
    return fateOf(entry, verdict, text?.tokens ?? 0);
  });
  return { inPrompt, fates };
}

const never: Verdict = { active: false, reason: "no_key", key: null, place: null, detail: "" };

function fateOf(entry: Entry, verdict: Verdict, tokens: number): LoreFate {
  const { active, reason, key, place, detail } = verdict;
  return {
    entry: entry.place,
    name: entry.name,
    active,
    reason,
    key,
    message: place?.message ?? null,
    by: place?.by ?? null,
    position: active ? writePosition(entry.position) : null,
    tokens,
    detail,
  };
}

/** Lower orders first; of equal ones SillyTavern puts the later in the list first. */
function byPromptOrder(a: InPrompt, b: InPrompt): number {
  const order = a.entry.order - b.entry.order || a.lore.book - b.lore.book;
  if (order !== 0) return order;
  const places = a.lore.entry - b.lore.entry;
  return a.entry.profile === "sillytavern" ? -places : places;
}

function bySacrifice(a: InPrompt, b: InPrompt): number {
  const kinds = kindOf(a) - kindOf(b);
  return kinds || sooner(a.entry, b.entry) || b.lore.book - a.lore.book;
}

/** What is in every prompt goes last, so that its beginning stays the same. */
function kindOf({ lore, entry, constant }: InPrompt): number {
  if (entry.decorators.ignore_on_max_context === true) return 0;
  if (lore.stable) return 3;
  return constant ? 2 : 1;
}
