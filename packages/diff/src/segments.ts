const word = new Intl.Segmenter("und", { granularity: "word" });
const sentence = new Intl.Segmenter("und", { granularity: "sentence" });
const grapheme = new Intl.Segmenter("und", { granularity: "grapheme" });

export interface Segment {
  readonly start: number;
  end: number;
  /** Holds a letter or a digit, as opposed to punctuation and spaces. */
  wordLike: boolean;
}

/** The words of a text with all that lies between them, without a gap. */
export function cutWords(text: string): Segment[] {
  return cut(text, word);
}

/** The words that have a letter or a digit; costs half as much as cutting them out. */
export function countWordsOf(text: string): number {
  let count = 0;
  for (const { isWordLike } of word.segment(text)) if (isWordLike) count++;
  return count;
}

export function cutSentences(text: string): string[] {
  return cut(text, sentence).map(({ start, end }) => text.slice(start, end));
}

function cut(text: string, segmenter: Intl.Segmenter): Segment[] {
  const insideGrapheme = graphemeInsides(text);
  const segments: Segment[] = [];
  for (const { segment, index, isWordLike = false } of segmenter.segment(text)) {
    const end = index + segment.length;
    const last = segments.at(-1);
    if (last !== undefined && insideGrapheme?.[index] === 1) {
      last.end = end;
      last.wordLike ||= isWordLike;
    } else {
      segments.push({ start: index, end, wordLike: isWordLike });
    }
  }
  return segments;
}

/** Scripts and punctuation in which a word never ends inside a grapheme; most texts hold no other. */
const simpleText =
  /^[\t\n -\u02ff\u0391-\u03ff\u0400-\u0481\u048a-\u052f\u2010-\u2027\u2030-\u205e\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9d]*$/;

/**
 * Marks the offsets that lie inside a grapheme. Words and sentences may end there: between an Arabic
 * number sign and what it encloses, for one.
 */
function graphemeInsides(text: string): Uint8Array | null {
  if (simpleText.test(text)) return null;
  const inside = new Uint8Array(text.length + 1).fill(1);
  for (const { index } of grapheme.segment(text)) inside[index] = 0;
  return inside;
}

/** Moves an offset out of any grapheme of the text: to its start, or to its end. */
export function outsideGrapheme(text: string, offset: number, side: "start" | "end"): number {
  const found = grapheme.segment(text).containing(offset);
  // Undefined at the end of the text.
  if (found === undefined || found.index === offset) return offset;
  return side === "start" ? found.index : found.index + found.segment.length;
}
