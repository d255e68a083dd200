import { priceOf } from "./countTokens.ts";

/** What takes more steps, of 0.4 µs at the most, is made in a thread. Usual prompts take 15,000. */
export const enough = 50_000;

/** Finding what a macro stands for, and drawing by chance. */
const stepsOfMacro = 10;

/** What texts of an author cost before anything is sent; see `promptWork.ts` for the steps. */
export interface TextWork {
  readonly steps: number;
  /** Macros that stand for a whole text, which may be a long one. */
  readonly copies: number;
}

export function workOfText(text: string): TextWork {
  return {
    steps: priceOf(text) + stepsOfMacro * timesIn(text, macro),
    copies: timesIn(text, copying),
  };
}

const macro = /\{\{|<(?:USER|BOT|CHAR)>/g;
const copying =
  /\{\{\s*(?:description|personality|scenario|persona|mesexamples|last\w*message|input|original|outlet)/gi;

function timesIn(text: string, pattern: RegExp): number {
  return text.includes("{{") || text.includes("<") ? (text.match(pattern)?.length ?? 0) : 0;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export function lengthOf(text: string): number {
  return text.length;
}
