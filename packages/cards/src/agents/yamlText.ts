import { Lexer, parseDocument } from "yaml";
import { isDeeperThan } from "../json.ts";
import { cardLimits } from "../limits.ts";
import { CardError } from "../problem.ts";

/**
 * What the parser is given, since it needs more than linear time for some texts: 500 question marks
 * in a row took it 45 s, 100,000 brackets 8 s. Within these bounds the worst took 1.4 s. A block or
 * a quoted text is one token; the characters that people share have a few hundred at most.
 */
const yamlLimits = { length: 1_000_000, tokens: 10_000, questions: 20, aliases: 10 } as const;

function check(text: string): void {
  if (text.length > yamlLimits.length) throw tooLarge("characters", yamlLimits.length);
  let tokens = 0;
  let questions = 0;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (token === "?") questions += 1;
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (tokens > yamlLimits.tokens) throw tooLarge("tokens", yamlLimits.tokens);
    if (depth > cardLimits.depth || questions > yamlLimits.questions) throw tooDeep();
  }
}

/** Parses YAML as plain JSON values. Throws a CardError for what is broken, too long or too deep. */
export function parseYaml(text: string): unknown {
  check(text);
  try {
    const document = parseDocument(text, {
      logLevel: "silent",
      merge: false,
      prettyErrors: false,
      uniqueKeys: false,
    });
    const [error] = document.errors;
    if (error) throw new CardError("unreadable", `The YAML is broken: ${error.code}.`);
    const value: unknown = document.toJS({ maxAliasCount: yamlLimits.aliases });
    // Plain JSON: no infinite numbers, and nothing that two places share.
    const json = JSON.stringify(value ?? null);
    if (json.length > cardLimits.text) throw tooLarge("characters", cardLimits.text);
    const plain: unknown = JSON.parse(json);
    if (isDeeperThan(cardLimits.depth, plain)) throw tooDeep();
    return plain;
  } catch (error) {
    if (error instanceof CardError) throw error;
    // The parser calls itself for each level.
    if (error instanceof RangeError) throw tooDeep();
    throw new CardError("unreadable", "The YAML cannot be read.");
  }
}

function tooLarge(what: string, most: number): CardError {
  const message = `The YAML has more than ${most.toLocaleString("en")} ${what}.`;
  return new CardError("too_large", message, most);
}

const tooDeep = () => new CardError("too_deep", "The YAML has too many levels.", cardLimits.depth);
