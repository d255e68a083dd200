import type { Finding } from "./finding.ts";
import type { CardText } from "./eachText.ts";

/** Zero-width blanks, controls of writing direction, invisible operators, tags of Unicode. */
const mayHide =
  /[\u180e\u200b-\u200d\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** The flags of England, Scotland and Wales are spelled with invisible letters. */
const flag = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,6}\u{e007f}/gu;

/** So many in a row can spell something. */
const longRun = 8;

export function invisibleIn({ text, path }: CardText): Finding | null {
  if (!mayHide.test(text)) return null;
  const { count, longest, first } = countInvisible(text.replace(flag, ""));
  if (count === 0) return null;
  const hides = longest >= longRun;
  const message = hides
    ? `${count.toLocaleString("en")} characters here cannot be seen, ${longest.toLocaleString("en")} of them in a row. Such runs hide text that only the model reads.`
    : `${count === 1 ? "A character" : `${count.toLocaleString("en")} characters`} here cannot be seen.`;
  const excerpt = `U+${first.toString(16).toUpperCase().padStart(4, "0")}`;
  const severity = hides ? "warning" : "info";
  return { code: "zero_width", severity, path: path(), message, excerpt, count };
}

function countInvisible(text: string): { count: number; longest: number; first: number } {
  let [count, longest, run, first] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.codePointAt(at) ?? 0;
    const hidden = unit > 0x180d && isHidden(unit, text, at);
    run = hidden ? run + 1 : 0;
    if (run > longest) longest = run;
    if (hidden && count++ === 0) first = unit;
    if (unit > 0xffff) at++;
  }
  return { count, longest, first };
}

function isHidden(unit: number, text: string, at: number): boolean {
  // Many scripts and emoji need joiners between their letters; Latin does not.
  if (unit === 0x200c || unit === 0x200d) {
    return isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at + 1));
  }
  return (
    unit === 0x180e ||
    unit === 0x200b ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x2069 && unit !== 0x2065) ||
    unit === 0xfeff ||
    (unit >= 0xe0000 && unit <= 0xe007f)
  );
}

/** Latin letters, blanks and punctuation; other joiners; no character at all. */
function isLatin(unit: number): boolean {
  return (
    Number.isNaN(unit) || unit < 0x250 || unit === 0x200c || unit === 0x200d || unit === 0x200b
  );
}
