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
  const stop =
    last(end, least, (at) => endsSentence(text, at)) ??
    last(end, least, (at) => isBlank(text[at])) ??
    last(end, least, (at) => !continues(text, at)) ??
    end;
  const begun = text.slice(0, stop);
  return hasVisibleText(begun) ? begun : beginning(fromVisible(text), limit);
}

/** The first paragraph that says something: not only a heading, when there are others. */
export function firstParagraph(text: string): string {
  let heading = "";
  for (const paragraph of text.split(/\n[^\S\n]*\n/)) {
    if (!hasVisibleText(paragraph)) continue;
    if (!paragraph.split("\n").every(isHeading)) return paragraph.trim();
    heading ||= paragraph.trim();
  }
  return heading;
}

/** A heading or a rule of Markdown. */
function isHeading(line: string): boolean {
  return /^[^\S\n]{0,3}(?:#{1,6}\s|[-=*_]{3}|$)/.test(line);
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

/** Whether a sentence ends before this place: at a line end, or after a mark that ends one. */
function endsSentence(text: string, at: number): boolean {
  if (text[at] === "\n") return text[at - 1] !== "\n";
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
