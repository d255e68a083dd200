import type { MacroPurpose, MacroValues, MacroWork } from "../macroValues.ts";
import type { MacroCall, MacroResult, Piece } from "./scanMacros.ts";

/** A macro as a definition gets it. */
export interface MacroUse {
  /** In small letters; `//` for a comment. */
  readonly name: string;
  /** What stands between name and argument; empty when there is no argument. */
  readonly separator: "" | ":" | "::" | " ";
  readonly argument: readonly Piece[];
  /** Where it stands in its text. */
  readonly start: number;
}

export interface Filling {
  readonly values: MacroValues;
  readonly purpose: MacroPurpose;
  readonly work: MacroWork;
  /**
   * A number in [0, 1) for this place of this text, and for the `index`-th draw there. Null when it is
   * only asked whether a macro makes sense: nobody throws 999 dice for that.
   */
  readonly chance: ((use: MacroUse, seed: string, index?: number) => number) | null;
}

/** Gives what stands in its place, or undefined when it makes no sense as it is written. */
export type Macro = (use: MacroUse, filling: Filling) => MacroResult;

const head = /^\s*(\/\/|time_utc(?=\s*[+-])|[a-z]\w*)(\s*)(::?)?/i;

/** Name and argument of what stands in double braces; null when that is no macro at all. */
export function macroUseOf({ pieces, start, angle }: MacroCall): MacroUse | null {
  const [first, ...others] = pieces;
  if (first === undefined || !first.written) return null;
  const match = head.exec(first.text);
  if (match === null) return null;
  const [read, written = "", blank = "", colons] = match;
  const name = angle ? `<${written}>` : written.toLowerCase();
  const rest = first.text.slice(read.length);
  const whole = rest.trim() === "" && others.length === 0;
  if (whole && colons === undefined) return { name, separator: "", argument: [], start };
  const argument = rest === "" ? others : [{ text: rest, written: true }, ...others];
  const joined = name === "//" || name === "time_utc";
  if (colons === undefined && blank === "" && !joined) return null;
  const separator = colons === "::" || colons === ":" ? colons : " ";
  return { name, separator, argument, start };
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}

/** What numbers, offsets and dates may be written with; longer arguments are none. */
const shortArgument = 100;

/** A short argument without the blanks around it; empty when it is long. */
export function shortTextOf(pieces: readonly Piece[]): string {
  const text = textOf(pieces).trim();
  return text.length > shortArgument ? "" : text;
}

/** The parts of an argument between double colons, as they are written. */
export function partsOf(argument: readonly Piece[]): string[] {
  return split(argument, /::/);
}

/** `a,b` with `\,` for a comma that does not separate, or `a::b`. */
export function choicesOf(argument: readonly Piece[]): string[] {
  if (argument.some(({ text, written }) => written && text.includes("::"))) {
    return partsOf(argument);
  }
  return split(argument, /(?<!\\),/).map((choice) => choice.trim());
}

function split(argument: readonly Piece[], separator: RegExp): string[] {
  const parts = [""];
  const append = (text: string) => parts.push(`${parts.pop() ?? ""}${text}`);
  for (const { text, written } of argument) {
    if (!written) append(text);
    else {
      const [first = "", ...others] = text.split(separator).map((part) => unescape(part));
      append(first);
      parts.push(...others);
    }
  }
  return parts;

  function unescape(part: string): string {
    return separator.source.includes(",") ? part.replaceAll("\\,", ",") : part;
  }
}
