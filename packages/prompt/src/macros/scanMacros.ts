import type { MacroWork } from "../macroValues.ts";

/** A run of text inside a macro. */
export interface Piece {
  readonly text: string;
  /** False for what another macro inside became: nothing in it separates or escapes. */
  readonly written: boolean;
}

/** A closed `{{…}}`, or an angle one such as `<USER>`. */
export interface MacroCall {
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** What stands between the braces; `["USER"]` for `<USER>`. */
  readonly pieces: readonly Piece[];
  readonly angle: boolean;
}

/**
 * What a macro becomes: text, `undefined` to stay as it is written, or `trimNewlines` to vanish
 * together with the line breaks around it.
 */
export type MacroResult = string | undefined | typeof trimNewlines;
export const trimNewlines = Symbol("trimNewlines");

/** `{{{char}}}` is a macro in single braces, so an opening pair is the last two of a run. */
const marks = /\{\{(?!\{)|\}\}|<(?:BOT|USER|CHAR)>/g;

/** Whether a text can hold a macro at all. */
export function mayHoldMacros(text: string): boolean {
  return text.includes("{{") || text.includes("<");
}

/**
 * Finds the macros of a text, innermost first, and puts in what `visit` makes of each. One pass:
 * what a macro became is never read for macros again. Braces without a partner stay.
 */
export function scanMacros(
  text: string,
  visit: (call: MacroCall) => MacroResult,
  work: MacroWork,
): string {
  const scan = new Scan(text, visit, work);
  marks.lastIndex = 0;
  let written = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    // `visit` may scan another text, which moves the shared expression.
    const after = marks.lastIndex;
    scan.write(written, mark.index);
    scan.read(mark[0], mark.index);
    written = after;
    marks.lastIndex = after;
  }
  scan.write(written, text.length);
  return scan.text;
}

class Scan {
  readonly #source: string;
  readonly #visit: (call: MacroCall) => MacroResult;
  readonly #work: MacroWork;
  /** What is written so far; an open macro's part begins with its braces. */
  readonly #pieces: Piece[] = [];
  readonly #open: { start: number; from: number }[] = [];
  #skipNewlines = false;

  constructor(source: string, visit: (call: MacroCall) => MacroResult, work: MacroWork) {
    this.#source = source;
    this.#visit = visit;
    this.#work = work;
  }

  get text(): string {
    return this.#pieces.map(({ text }) => text).join("");
  }

  /** Takes over a part of the source that is no mark. */
  write(start: number, end: number): void {
    let from = start;
    if (this.#skipNewlines) while (from < end && isNewline(this.#source, from)) from++;
    if (from === end) return;
    this.#skipNewlines = false;
    this.#push(this.#source.slice(from, end), true);
  }

  read(mark: string, start: number): void {
    if (mark === "{{") {
      this.#skipNewlines = false;
      this.#open.push({ start, from: this.#pieces.length });
      this.#push(mark, true);
    } else if (mark === "}}") this.#close(start + mark.length);
    else this.#angle(mark, start);
  }

  #angle(mark: string, start: number): void {
    const pieces = [{ text: mark.slice(1, -1), written: true }];
    const call = { start, end: start + mark.length, pieces, angle: true };
    const result = this.#work.left < 0 ? undefined : this.#visit(call);
    this.#put(typeof result === "string" ? result : mark);
  }

  #close(end: number): void {
    const open = this.#open.pop();
    if (open === undefined) return this.#push("}}", true);
    const pieces = this.#pieces.splice(open.from).slice(1);
    for (const { text } of pieces) this.#work.left -= text.length;
    const call = { start: open.start, end, pieces, angle: false };
    const result = this.#work.left < 0 ? undefined : this.#visit(call);
    if (result === trimNewlines) return this.#trim();
    let kept = result;
    if (kept === undefined) {
      kept = "{{";
      for (const { text } of pieces) kept += text;
      kept += "}}";
    }
    this.#put(kept);
  }

  /** A finished value, or a macro that stays: from here on it is opaque. */
  #put(text: string): void {
    this.#work.left -= text.length;
    if (text !== "") this.#skipNewlines = false;
    this.#push(text, false);
  }

  #push(text: string, written: boolean): void {
    this.#pieces.push({ text, written });
  }

  #trim(): void {
    const from = (this.#open.at(-1)?.from ?? -1) + 1;
    while (this.#pieces.length > from) {
      const { text, written } = this.#pieces.pop() ?? { text: "", written: true };
      let end = text.length;
      while (end > 0 && isNewline(text, end - 1)) end--;
      if (end === 0) continue;
      this.#push(text.slice(0, end), written);
      break;
    }
    this.#skipNewlines = true;
  }
}

function isNewline(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit === 10 || unit === 13;
}
