import { compose } from "./compose.ts";
import { foldCase } from "./foldCase.ts";
import type { KeyTable, RegexSlot, RequiredSlots, Slot } from "./keyTable.ts";
import type { LoreSources } from "./lore.ts";
import { mostSearched } from "./regexKeys.ts";
import { isWholeWord } from "./wordEdges.ts";

/** Where a key was found: in a message, in a text of the character, or in that of another entry. */
export interface KeyPlace {
  /** Counted from the newest, 0; null when a regular expression matched across several. */
  readonly message: number | null;
  readonly source: keyof LoreSources | null;
  readonly by: number | null;
}

/** Who asks for a key. */
export interface Searcher {
  readonly scanDepth: number;
  readonly sources: readonly (keyof LoreSources)[];
}

/**
 * What all regular expressions of a book may cost a turn together, in steps of about 10 ns: 1,000
 * usual ones over 50 messages take 20 million. What is beyond is not run.
 */
const mostSteps = 60_000_000;
const tooMuch = "the regular expressions of the lorebook took too much work before it";

/**
 * Keys that contain each other a thousandfold can be found a thousand times at every character. What
 * is beyond this number of occurrences in all texts of a turn is not looked at: 200,000 characters
 * have about as many of all usual keys.
 */
const mostOccurrences = 2_000_000;

/** Letters that are compared in the time of one occurrence. */
const lettersOfOccurrence = 64;

/** SillyTavern puts this before every message. */
const marker = "\u0001";

/** What was found so far. Slots are marked once, by the first place that has the key. */
export class FoundKeys {
  /** Why a key was not looked for in this turn. */
  readonly skipped = new Map<Slot, string>();
  readonly #tables: readonly KeyTable[];
  readonly #newest: Int32Array;
  readonly #by: Int32Array;
  readonly #sources = new Map<keyof LoreSources, Uint8Array>();
  readonly #spanning = new Set<Slot>();
  #window: readonly string[] = [];
  #steps = mostSteps;
  #occurrences = mostOccurrences;
  #entryText = mostSearched;

  constructor(tables: readonly KeyTable[]) {
    this.#tables = tables;
    const slots = tables.at(-1)?.end ?? 0;
    this.#newest = new Int32Array(slots).fill(-1);
    this.#by = new Int32Array(slots).fill(-1);
  }

  /** Where a searcher finds a key; the newest message first, then the character, then entries. */
  placeOf(slot: Slot, { scanDepth, sources }: Searcher): KeyPlace | null {
    const message = this.#newest[slot] ?? -1;
    if (message >= 0 && message < scanDepth) return { message, source: null, by: null };
    if (this.#spanning.has(slot)) return { message: null, source: null, by: null };
    for (const source of sources) {
      if (this.#sources.get(source)?.[slot] === 1) return { message: null, source, by: null };
    }
    const by = this.#by[slot] ?? -1;
    return by < 0 ? null : { message: null, source: null, by };
  }

  /** Looks through messages, the newest first; at most 200,000 characters of them. */
  searchMessages(messages: readonly string[]): void {
    let left = mostSearched;
    const window: string[] = [];
    for (const message of messages) {
      if (left === 0) break;
      const text = compose(message.slice(0, left));
      left -= Math.min(message.length, left);
      const place = window.push(text) - 1;
      this.#searchText(text, this.#newest, place);
    }
    this.#window = window;
    const joined = new Map<number, string>();
    for (const regex of this.#regexes()) {
      if (!this.#holds(regex.required, this.#newest)) continue;
      if (regex.joined) this.#runJoined(regex, joined);
      else this.#runEach(regex);
    }
  }

  searchSource(source: keyof LoreSources, text: string): void {
    const marks = new Int32Array(this.#newest.length).fill(-1);
    this.#searchWhole(text, marks, 0);
    this.#sources.set(
      source,
      Uint8Array.from(marks, (mark) => (mark < 0 ? 0 : 1)),
    );
  }

  /** Looks through the text of an entry; at most 200,000 characters of all of them. */
  searchEntry(place: number, text: string): void {
    const part = text.slice(0, this.#entryText);
    this.#entryText -= part.length;
    this.#searchWhole(part, this.#by, place);
  }

  *#regexes(): Generator<RegexSlot> {
    for (const { regexes } of this.#tables) yield* regexes;
  }

  #searchWhole(whole: string, marks: Int32Array, mark: number): void {
    const text = compose(whole.slice(0, mostSearched));
    this.#searchText(text, marks, mark);
    for (const regex of this.#regexes()) {
      const { slot } = regex;
      if ((marks[slot] ?? 0) >= 0 || !this.#holds(regex.required, marks)) continue;
      if (this.#run(regex, regex.joined ? marker + text : text)) marks[slot] = mark;
    }
  }

  #searchText(text: string, marks: Int32Array, mark: number): void {
    const folded = foldCase(text);
    for (const { index, users } of this.#tables) {
      index.search(folded, (key, end) => {
        for (const { slot, exact, length, wholeWords } of users[key] ?? []) {
          this.#occurrences -= 1;
          if ((marks[slot] ?? 0) >= 0) continue;
          const start = end - length;
          if (exact !== null) {
            this.#occurrences -= length / lettersOfOccurrence;
            if (!text.startsWith(exact, start)) continue;
          }
          if (wholeWords && !isWholeWord(text, start, end)) continue;
          marks[slot] = mark;
        }
        return this.#occurrences > 0;
      });
    }
  }

  #holds(required: RequiredSlots | null, marks: Int32Array): boolean {
    if (required === null) return true;
    if ("all" in required) return required.all.every((part) => this.#holds(part, marks));
    if ("any" in required) return required.any.some((part) => this.#holds(part, marks));
    return (marks[required.slot] ?? -1) >= 0;
  }

  #runEach(regex: RegexSlot): void {
    let left = regex.regex.reach;
    for (const [place, text] of this.#window.slice(0, regex.depth).entries()) {
      if (left <= 0) return;
      if (this.#run(regex, text.slice(0, left))) {
        this.#newest[regex.slot] = place;
        return;
      }
      left -= text.length;
    }
  }

  #runJoined(regex: RegexSlot, joined: Map<number, string>): void {
    const { depth, slot } = regex;
    let text = joined.get(depth);
    if (text === undefined) {
      text = marker + this.#window.slice(0, depth).join(`\n${marker}`);
      joined.set(depth, text);
    }
    if (depth === 0 || !this.#run(regex, text)) return;
    const messages = this.#window.slice(0, depth);
    const place = messages.findIndex((message) => this.#run(regex, marker + message));
    if (place < 0) this.#spanning.add(slot);
    else this.#newest[slot] = place;
  }

  #run({ regex, slot }: RegexSlot, text: string): boolean {
    const part = text.slice(0, regex.reach);
    // 64 characters' worth for the call itself.
    const steps = regex.cost * (part.length + 64);
    if (steps > this.#steps) {
      this.skipped.set(slot, tooMuch);
      return false;
    }
    this.#steps -= steps;
    return regex.test(part);
  }
}
