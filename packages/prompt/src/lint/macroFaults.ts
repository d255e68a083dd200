import { unknownMacros } from "../macros.ts";
import { judgeName } from "./macroNames.ts";
import type { AuthorText } from "./texts.ts";

/** A macro, or something like one, that stays as it is written. */
export interface MacroFault {
  readonly text: AuthorText;
  readonly written: string;
  readonly start: number;
  /** What is probably meant; null when nothing is near. */
  readonly by: string | null;
}

/**
 * A name in other braces: `{char}` and `#{user}` (Backyard), `{{char}`, `{char}}`, `<bot>`, or in
 * full-width braces. `${user}` and `vector<char>` belong to a program, and `{{{char}}}` is filled.
 */
const otherBraces =
  /(?<![{\w$])#?\{\s?(char|character|user|bot)\}(?!\})|(?<!\{)\{\{\s?(char|user)\s?\}(?!\})|(?<!\{)\{\s?(char|user)\s?\}\}(?!\})|(?<!\w)<(bot|char|user)>|[{｛]{2}\s?(char|user)\s?[}｝]{2}/gi;

const name = /^\{\{\s*(\w+)/;

/** Beyond these they are not even counted. A usual character has none. */
const mostFaults = 50_000;

/** Of texts in which macros are filled: names are what they are filled with. */
export function macroFaults(texts: readonly AuthorText[]): MacroFault[] {
  const corrections = new Corrections();
  const faults: MacroFault[] = [];
  for (const text of texts) {
    if (faults.length > mostFaults) break;
    if (text.kind === "name" || !/[{｛<]/.test(text.text)) continue;
    for (const { macro, start } of unknownMacros(text.text)) {
      faults.push({ text, written: macro, start, by: corrections.of(macro) });
    }
    misbraced(text, faults);
  }
  return faults;
}

/** Different macros that are compared with all known ones: a text with more is not made of slips. */
const mostCompared = 500;

/** What is meant by macros that are unknown. */
class Corrections {
  readonly #found = new Map<string, string | null>();

  /** The macro with another name; null when none is near, or it would not help. */
  of(macro: string): string | null {
    const known = this.#found.get(macro);
    if (known !== undefined) return known;
    if (this.#found.size === mostCompared) return null;
    const correction = correctionOf(macro);
    this.#found.set(macro, correction);
    return correction;
  }
}

function correctionOf(macro: string): string | null {
  const written = name.exec(macro)?.[1];
  const judged = written === undefined ? null : judgeName(written);
  if (judged?.kind !== "typo") return null;
  const inside = macro.replace(name, () => `{{${judged.meant}`).slice(0, -2);
  const corrected = `${inside.trimEnd()}}}`;
  return unknownMacros(corrected).length === 0 ? corrected : null;
}

function misbraced(text: AuthorText, faults: MacroFault[]): void {
  const ends = tagEnds(text.text);
  for (const match of text.text.matchAll(otherBraces)) {
    const [written, ...groups] = match;
    const named = groups.find((group) => group !== undefined) ?? "";
    if (isRight(written, ends)) continue;
    const meant = named.toLowerCase() === "user" ? "user" : "char";
    faults.push({ text, written, start: match.index, by: `{{${meant}}}` });
  }
}

/** Instructions put tags such as `<user>…</user>` around a part; those are no macros. */
function tagEnds(text: string): ReadonlySet<string> {
  return new Set(text.match(/<\/(?:bot|char|user)>/gi) ?? []);
}

function isRight(written: string, ends: ReadonlySet<string>): boolean {
  if (written.startsWith("{{") && written.endsWith("}}")) return true;
  if (!written.startsWith("<")) return false;
  return written === written.toUpperCase() || ends.has(written.replace("<", "</"));
}
