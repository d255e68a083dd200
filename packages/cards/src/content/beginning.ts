import { hasVisibleText } from "@personaforge/contract/codePoints";

/** Shorter ones say too little: a text may begin with "Hm." and go on without an end for pages. */
const leastPart = 4;

/** Quotation marks and brackets after a full stop. */
const mostClosers = 4;

/**
 * The beginning of a text: whole sentences, else whole words, else as many characters as there may
 * be. Never ends inside a letter with its marks.
 * @param limit in code points
 */
export function beginning(text: string, limit: number): string {
  const end = indexAfter(text, limit);
  if (end === text.length) return text;
  const least = indexAfter(text, Math.floor(limit / leastPart));
  const open = openMarks(text, end);
  const stop =
    last(end, least, (at) => open[at] === 0 && endsSentence(text, at)) ??
    last(end, least, (at) => endsSentence(text, at)) ??
    last(end, least, (at) => isBlank(text[at])) ??
    last(end, least, (at) => !continues(text, at)) ??
    end;
  const begun = text.slice(0, stop);
  return hasVisibleText(begun) ? begun : beginning(fromVisible(text), limit);
}

/**
 * The first paragraph that says something, without headings, pictures, tags and rules above and
 * below its text; one of those when there is nothing else.
 */
export function firstParagraph(text: string): string {
  let bare = "";
  for (const paragraph of text.split(/\n[^\S\n]*\n/)) {
    if (!hasVisibleText(paragraph)) continue;
    const lines = paragraph.split("\n");
    const first = lines.findIndex((line) => !isBare(line));
    const last = lines.findLastIndex((line) => !isBare(line));
    if (first !== -1)
      return lines
        .slice(first, last + 1)
        .join("\n")
        .trim();
    bare ||= paragraph.trim();
  }
  return bare;
}

/** Longer lines are texts, whatever stands in them. */
const longestBare = 2_000;

/** Whether a line has nothing but a heading, a rule, a fence of code, pictures or tags. */
function isBare(line: string): boolean {
  if (line.length > longestBare) return false;
  if (/^[^\S\n]{0,3}(?:#{1,6}\s|[-=*_]{3}|`{3}|~{3})/.test(line)) return true;
  return line.replaceAll(/!\[[^[\]]*\]\([^()]*\)|<[^<>]*>/g, "").trim() === "";
}

/** What stands in pairs around speech, thoughts and code. */
const marks = new Map([
  ["*", 1],
  ['"', 2],
  ["`", 4],
]);

/** For each place, which of the marks were opened before it and not closed; 0 for none. */
function openMarks(text: string, end: number): Uint8Array {
  const open = new Uint8Array(end + 1);
  for (let at = 0; at < end; at++) {
    open[at + 1] = (open[at] ?? 0) ^ (marks.get(text[at] ?? "") ?? 0);
  }
  return open;
}

function indexAfter(text: string, codePoints: number): number {
  let index = 0;
  for (let left = codePoints; left > 0 && index < text.length; left--) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}

function last(from: number, least: number, fits: (at: number) => boolean): number | undefined {
  for (let at = from; at > least; at--) if (fits(at)) return at;
  return undefined;
}

function isBlank(unit: string | undefined): boolean {
  return unit !== undefined && /\s/.test(unit);
}

/**
 * Whether a sentence ends before this place: at a line end, after a part of HTML, or after a mark
 * that ends one.
 */
function endsSentence(text: string, at: number): boolean {
  if (text[at] === "\n") return text[at - 1] !== "\n";
  if (text[at - 1] === ">") return /<\/(?:p|div|center|h[1-6]|li)>$/i.test(text.slice(at - 9, at));
  let mark = at - 1;
  while (at - mark <= mostClosers && /["'”’»)\]*_」』）]/.test(text[mark] ?? "")) mark--;
  const before = text[mark] ?? "";
  if ("。！？｡".includes(before)) return !/[。！？｡」』）”’]/.test(text[at] ?? "");
  return ".!?…".includes(before) && before !== "" && isBlank(text[at]);
}

/** Whether what stands here belongs to the character before it. */
function continues(text: string, at: number): boolean {
  return (
    isLowSurrogate(text.charCodeAt(at)) ||
    text[at - 1] === "\u200d" ||
    /^[\p{M}\p{Emoji_Modifier}\u200d]/u.test(text.slice(at, at + 2))
  );
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function fromVisible(text: string): string {
  const trimmed = text.trimStart();
  let at = 0;
  for (const character of trimmed) {
    if (hasVisibleText(character)) break;
    at += character.length;
  }
  return trimmed.slice(at);
}
