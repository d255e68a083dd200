import { estimateTokens } from "@personaforge/prompt/estimateTokens";
import type { CountTokens } from "@personaforge/prompt/prompt";
import { LRUCache } from "lru-cache";

// Characters of texts whose number is remembered: some hundred characters with their chats.
const mostKnown = 8_000_000;

// The tokenizer remembers words that are no token, 100,000 unless told, which grew by 200 MB under
// random text. One that comes again and again is then found in 130 µs instead of 1 µs, because each
// time leaves a gap in its map that the next one walks over. With 2,000 it is 3 µs, and new texts in
// English are counted as fast as with 20,000.
const mostWords = 2_000;

let loading: Promise<CountTokens> | undefined;

/**
 * Counts exactly as OpenAI's o200k does, but for words of more than 128 characters. Loading it takes
 * 230 ms of CPU and 77 MB, once; a server does that as soon as it is ready.
 */
export function tokenCounter(): Promise<CountTokens> {
  return (loading ??= load());
}

async function load(): Promise<CountTokens> {
  const { countTokens, setMergeCacheSize } = await import("gpt-tokenizer/encoding/o200k_base");
  setMergeCacheSize(mostWords);
  // Without these, text that spells a control token such as <|endoftext|> is refused.
  const asText = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };
  const known = new LRUCache<string, number>({
    maxSize: mostKnown,
    sizeCalculation: (_tokens, text) => text.length,
  });
  return (text) => {
    if (text === "") return 0;
    const before = known.get(text);
    if (before !== undefined) return before;
    let tokens = 0;
    for (const piece of piecesOf(text)) tokens += countTokens(piece, asText);
    known.set(text, tokens);
    return tokens;
  };
}

// The tokenizer's time grows with the square of a word: 50,000 times the same letter took 2.2 s,
// 20,000 Chinese characters without a comma too. So cut, 200,000 take 10 ms and 0.7 s.
// Slashes and line breaks in turn are one word too: 100,000 of them took 12 s.
const longWord = /[\p{L}\p{M}]{129,}|[^\s\p{L}\p{N}]{129,}|\s{129,}|[\r\n/]{129,}/gu;
const cut = /.{1,128}/gsu;

/** The text, and nothing else unless a word is too long. */
function* piecesOf(text: string): Generator<string> {
  let from = 0;
  for (const { 0: word, index } of text.matchAll(longWord)) {
    yield text.slice(from, index);
    for (const [piece] of word.matchAll(cut)) yield piece;
    from = index + word.length;
  }
  yield text.slice(from);
}

/** A count for one compilation, and whether all of it was exact. */
export interface BoundedCount {
  readonly count: CountTokens;
  isExact(): boolean;
}

// 75,000 tokens of English, which take 20 ms, or 0.4 s of words that nobody knows. Text of which the tokenizer knows few words (Chinese
// without commas, emoji, letters at random) takes up to ten times as long for a character.
const mostCounted = 300_000;
const slow = /\P{ASCII}+|[A-Za-z]{25,}/gu;
const slowness = 8;

/**
 * Counts exactly as long as that takes no more than about 0.2 s, and estimates the rest a quarter
 * high, so that one request cannot keep all others waiting. What was counted before is charged too:
 * the same request always gives the same numbers.
 */
export function boundedCount(exact: CountTokens, most: number = mostCounted): BoundedCount {
  const known = new Map<string, number>();
  let left = most;
  const count = (text: string) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    left -= left < 0 ? 0 : priceOf(text);
    const tokens = left >= 0 ? exact(text) : Math.ceil(estimateTokens(text) * 1.25);
    known.set(text, tokens);
    return tokens;
  };
  return { count, isExact: () => left >= 0 };
}

/** Characters of English that take as long to count. */
export function priceOf(text: string): number {
  let price = text.length;
  for (const [word] of text.matchAll(slow)) price += word.length * (slowness - 1);
  return price;
}
