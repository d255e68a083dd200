import { isMarkdown, readMarkdown } from "./agents/markdown.ts";
import { ooba } from "./agents/ooba.ts";
import { parseYaml } from "./agents/yamlText.ts";
import type { Card } from "./card.ts";
import type { Warn } from "./document.ts";
import { isObject } from "./json.ts";
import { cardLimits } from "./limits.ts";
import { CardError } from "./problem.ts";

/** A card in a text that is no JSON. */
export interface TextDocument {
  format: "ooba" | "markdown";
  container: "yaml" | "markdown";
  kind: "character";
  card: Card;
  /** What the YAML says; of Markdown its text. */
  raw: unknown;
}

const notText = (message: string) => new CardError("not_a_card", message);

/** Control characters that no text has. Line ends, tabs, form feeds and escapes do occur. */
function isBinary(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 9 || (code > 13 && code < 27) || (code > 27 && code < 32)) return true;
  }
  return false;
}

/** Lines that every character of text-generation-webui has. */
const looksLikeOoba = (text: string): boolean =>
  /^["']?(?:name|char_name)["']?[ \t]*:/m.test(text) &&
  /^["']?(?:context|greeting|char_persona|char_greeting)["']?[ \t]*:/m.test(text);

/** Documents that are no prose, whatever their file is called. */
const isOther = (text: string): boolean =>
  /^\s*(?:\{(?!\{)|\[(?![^\]]*\]\()|#!|<(?:!doctype|\?xml|html|svg|head|body|script)\b)/i.test(
    text.slice(0, 1000),
  );

function readOoba(text: string, warn: Warn): TextDocument | null {
  if (!looksLikeOoba(text)) return null;
  const raw = parseYaml(text);
  if (!isObject(raw) || !ooba.is(raw)) return null;
  return { format: "ooba", container: "yaml", kind: "character", card: ooba.read(raw, warn), raw };
}

/** A comment of YAML looks like a heading: what is no YAML then is Markdown. */
function readOobaOrNothing(text: string, warn: Warn): TextDocument | null {
  try {
    return readOoba(text, warn);
  } catch (error) {
    if (error instanceof CardError) return null;
    throw error;
  }
}

/**
 * Reads a text that is no JSON: a YAML character of text-generation-webui, or a system prompt in
 * Markdown. The name of the file decides only about prose without a heading, and names a card that
 * has no title. Throws a CardError: `not_a_card`, or what is wrong with the YAML.
 */
export function readTextDocument(text: string, name: string | undefined, warn: Warn): TextDocument {
  if (text.length > cardLimits.text) {
    throw new CardError("too_large", "The text is larger than 10 MiB.", cardLimits.text);
  }
  if (text.trim() === "") throw notText("The file has no text.");
  if (isBinary(text)) throw notText("The file is no text.");
  const markdown = isMarkdown(text);
  const yaml = markdown ? readOobaOrNothing(text, warn) : readOoba(text, warn);
  if (yaml !== null) return yaml;
  const named = name !== undefined && /\.(?:md|markdown|mdx|mdc|txt)$/i.test(name);
  if (isOther(text) || !(markdown || named)) {
    throw notText("The file is neither a card nor a system prompt in Markdown.");
  }
  const card = readMarkdown(text, name, warn);
  return { format: "markdown", container: "markdown", kind: "character", card, raw: text };
}
