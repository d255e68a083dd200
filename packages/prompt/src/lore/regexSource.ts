/** A key written `/…/flags`. */
export interface RegexKey {
  readonly source: string;
  readonly flags: string;
}

/** How much a regular expression can cost: what it is made of, repetitions counted out. */
export interface RegexSize {
  /** Places that match one character, about the instructions of its program. */
  readonly places: number;
  /** Those that match more than one letter or are repeated: each can double the states to be tracked. */
  readonly open: number;
}

/** Null when a key is not written as a regular expression. */
export function readRegex(key: string): RegexKey | null {
  const end = key.lastIndexOf("/");
  if (!key.startsWith("/") || end < 2) return null;
  const flags = key.slice(end + 1);
  return /^[a-z]*$/.test(flags) ? { source: key.slice(1, end), flags } : null;
}

/** SillyTavern takes a key with a bare slash inside, such as a path, as plain text. */
export function hasBareSlash(source: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*\//.test(source);
}

const quantifier = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/;
const atom = /\\[pP]\{[^}]*\}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/uy;

/**
 * The size of a regular expression, read without compiling it: `((x{100}){100}){100}` is nine
 * characters times a million. Right within a few places for any source, and never far too small.
 */
export function sizeOfRegex(source: string): RegexSize {
  const groups: { places: number; open: number }[] = [{ places: 0, open: 0 }];
  let at = 0;
  while (at < source.length) {
    atom.lastIndex = at;
    const token = atom.exec(source)?.[0] ?? source.charAt(at);
    at += token.length;
    if (token === "(") {
      groups.push({ places: 0, open: 0 });
      continue;
    }
    const size = sizeOfToken(token, groups);
    const repeated = quantifier.exec(source.slice(at, at + 24));
    if (repeated !== null) {
      at += repeated[0].length;
      const times = timesOf(repeated);
      size.places *= times;
      size.open = Math.max(size.open * times, size.places);
    }
    const group = groups.at(-1);
    if (group === undefined) continue;
    group.places += size.places;
    group.open += size.open;
  }
  return groups.reduce((sum, { places, open }) => ({
    places: sum.places + places,
    open: sum.open + open,
  }));
}

function sizeOfToken(token: string, groups: { places: number; open: number }[]) {
  if (token === ")") return (groups.length > 1 ? groups.pop() : null) ?? { places: 0, open: 0 };
  if (token === "|" || token === "^" || token === "$") return { places: 0, open: 0 };
  if (/^\\[bB]$/.test(token)) return { places: 0, open: 0 };
  const open = token === "." || token.length > 2 || /^\\[dDwWsS]$/.test(token);
  return { places: 1, open: open ? 1 : 0 };
}

function timesOf([all, least, most]: RegExpExecArray): number {
  if (least === undefined) return 1;
  // `{3,}` is three and a loop.
  if (most === "") return Number(least) + 1;
  return all === "" ? 1 : Math.max(Number(most ?? least), 1);
}
