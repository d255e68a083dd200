import type { Warn } from "../document.ts";
import { cardLimits } from "../limits.ts";
import { CardError } from "../problem.ts";

/** Values of one document: a book of 5,000 entries has 150,000, and each takes some 50 bytes. */
const mostValues = 500_000;

/** How often JSON was put into a text of JSON; real files have it once. */
const mostWrappings = 3;

/**
 * The value of a JSON text. Levels and values are counted before it is parsed.
 * Throws a `CardError`: `too_deep`, `too_large`, or `unreadable` for what is not JSON.
 */
export function parseJson(text: string, warn: Warn): unknown {
  let value = parsed(text);
  for (let level = 0; typeof value === "string" && /^\s*[[{"]/.test(value); level++) {
    if (level === mostWrappings)
      throw new CardError("unreadable", "The JSON is wrapped too often.");
    if (level === 0) warn("double_encoded", "", "The JSON was a text that held the JSON.");
    value = parsed(value);
  }
  return value;
}

function parsed(text: string): unknown {
  refuseMonster(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new CardError("unreadable", "The JSON is broken: it ends early or has a fault in it.");
  }
}

const quote = '"'.charCodeAt(0);
const comma = ",".charCodeAt(0);
const openers = new Set(["[".charCodeAt(0), "{".charCodeAt(0)]);
const closers = new Set(["]".charCodeAt(0), "}".charCodeAt(0)]);

function refuseMonster(text: string): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === quote) at = endOfString(text, at);
    else if (letter === comma) values++;
    else if (openers.has(letter)) {
      depth++;
      values++;
    } else if (closers.has(letter)) depth--;
    if (depth > cardLimits.depth) throw tooDeep();
    if (values > mostValues) throw tooMany();
  }
}

/** Where the closing quote stands; the end of the text when there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - slashes - 1] === "\\") slashes++;
  return slashes % 2 === 1;
}

function tooDeep(): CardError {
  const message = `The JSON has more than ${cardLimits.depth} levels of lists and objects.`;
  return new CardError("too_deep", message, cardLimits.depth);
}

function tooMany(): CardError {
  const message = `The JSON has more than ${mostValues.toLocaleString("en")} values.`;
  return new CardError("too_large", message, mostValues);
}
