import { rewrite } from "./edit.ts";
import type { Rule } from "./rule.ts";

/**
 * Zero-width characters and controls of writing direction. Marks of direction, variation selectors
 * and soft hyphens are left out, because Hebrew, emoji and long words need them; joiners are left
 * out unless Latin letters, blanks or punctuation stand on both sides.
 */
const invisible =
  /[\u180e\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]|(?<=^|[\t\n\r -\u024f])[\u200c\u200d](?=$|[\t\n\r -\u024f])/g;

/** More than these together are looked at by the rule about injection. */
export const hiddenRun =
  /[\u180e\u200b-\u200d\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]{8,}|[\u{e0020}-\u{e007e}]{8,}/gu;

export const textInvisible: Rule["find"] = ({ content, texts, keys }, report) => {
  for (const text of [...texts, ...keys]) {
    if (!/[\u180e\u200b-\u206f\ufeff]/.test(text.text)) continue;
    const rest = text.text.replace(hiddenRun, (run) => "·".repeat(run.length));
    const start = rest.search(invisible);
    if (start === -1) continue;
    const count = rest.length - rest.replace(invisible, "").length;
    report({
      path: text.path,
      range: { start, end: start + 1 },
      message: `${countOf(count)} here, the first of them ${nameOf(rest, start)}. The model reads what nobody sees.`,
      fix: () => {
        const places = Array.from(rest.matchAll(invisible), ({ index }) => index);
        return rewrite(content, text, { label: "Remove them", text: without(text.text, places) });
      },
    });
  }
};

function countOf(count: number): string {
  return count === 1 ? "An invisible character is" : `${count} invisible characters are`;
}

function nameOf(text: string, place: number): string {
  return `U+${text.charCodeAt(place).toString(16).toUpperCase().padStart(4, "0")}`;
}

function without(text: string, places: readonly number[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const place of places) {
    pieces.push(text.slice(from, place));
    from = place + 1;
  }
  return pieces.join("") + text.slice(from);
}
