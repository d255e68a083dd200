import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";

/**
 * JSON of a stranger: at most 64 levels deep, and no object says the same thing twice, where
 * `JSON.parse` would take the last one without a word.
 * @param what begins the sentence about what is wrong: "The body"
 * @throws DomainError JSON_TOO_DEEP or MALFORMED_JSON
 */
export function parseJson(json: string, what: string): unknown {
  try {
    const found = scan(json);
    if (found === "too deep") throw tooDeep(what);
    if (found !== null) throw repeated(what, found.key);
    return JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new DomainError("MALFORMED_JSON", `${what} is not valid JSON: ${error.message}.`);
  }
}

function tooDeep(what: string): DomainError {
  const message = `${what} is nested deeper than ${limits.jsonDepth} levels.`;
  return new DomainError("JSON_TOO_DEEP", message);
}

function repeated(what: string, key: string): DomainError {
  const name = JSON.stringify(key.slice(0, 100));
  return new DomainError("MALFORMED_JSON", `${what} has an object with two fields named ${name}.`);
}

/**
 * Goes over the text once before anything is built of it: it cannot overflow, and jumps from quote to
 * quote. What is no JSON passes here and fails in `JSON.parse`.
 */
function scan(json: string): "too deep" | { key: string } | null {
  const names: Set<string>[] = [];
  let depth = 0;
  let [from, to] = [0, 0];
  for (let index = 0; index < json.length; index++) {
    const unit = json.charCodeAt(index);
    if (unit === quote) {
      from = index + 1;
      index = to = endOfString(json, from);
    } else if (unit === colon) {
      const key = textOf(json.slice(from, to));
      if (isThere(names[depth], key)) return { key };
    } else if (unit === openObject || unit === openArray) {
      if (++depth > limits.jsonDepth) return "too deep";
      if (unit === openObject) begin(names, depth);
    } else if (unit === closeObject || unit === closeArray) depth--;
  }
  return null;
}

const [quote, colon, backslash] = [0x22, 0x3a, 0x5c];
const [openObject, closeObject, openArray, closeArray] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Where the closing quote is: the next one that has an even number of backslashes before it. */
function endOfString(json: string, from: number): number {
  for (let end = json.indexOf('"', from); end !== -1; end = json.indexOf('"', end + 1)) {
    let before = end - 1;
    while (json.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end;
  }
  return json.length;
}

/** One key can be written in many ways: `"name"` is `"n\u0061me"`. */
function textOf(written: string): string {
  return written.includes("\\") ? (JSON.parse(`"${written}"`) as string) : written;
}

function isThere(names: Set<string> | undefined, key: string): boolean {
  if (names === undefined) return false;
  const { size } = names;
  return names.add(key).size === size;
}

/** An object begins: the names of the one that was open at this depth before are over. */
function begin(names: Set<string>[], depth: number): void {
  const before = names[depth];
  if (before === undefined) names[depth] = new Set();
  else if (before.size > 0) before.clear();
}
