/** FNV-1a, 32 bit: the same id gives the same colours on the server, in the browser, everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const startsWord = /^[\p{L}\p{N}\p{Extended_Pictographic}]/u;
// One of these already fills the square; two would not be read as initials.
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;

/** The first letters of the first and the last word of a name: `Mira Vale` → `MV`, `陳` → `陳`. */
function initialsOf(name: string): string {
  const letters = name
    .split(/\s+/u)
    .filter((word) => startsWord.test(word))
    .map((word) => graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? "");
  const first = letters[0] ?? "·";
  const last = letters.length > 1 ? letters.at(-1) : undefined;
  if (last === undefined || wide.test(first) || wide.test(last)) return first.toLocaleUpperCase();
  return (first + last).toLocaleUpperCase();
}

export interface Portrait {
  initials: string;
  /** Of the gradient: degrees clockwise from upwards, and its two colours. */
  angle: number;
  from: string;
  to: string;
}

/**
 * The look of a character without a picture. Lightness stays at or under 0.56, where white
 * initials keep a contrast of 4.5 to 1 or more for every hue.
 */
export function portrait(id: string, name: string): Portrait {
  const bits = hash(id);
  const hue = bits % 360;
  const turn = 35 + ((bits >>> 9) % 50);
  const angle = 120 + ((bits >>> 16) % 60);
  const from = `oklch(0.55 0.085 ${hue})`;
  const to = `oklch(0.36 0.075 ${(hue + turn) % 360})`;
  return { initials: initialsOf(name), angle, from, to };
}
