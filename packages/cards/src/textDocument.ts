import { isMarkdown, readMarkdown } from "./agents/markdown.ts";
import { ooba } from "./agents/ooba.ts";
import { parseYaml } from "./agents/yamlText.ts";
import type { Warn } from "./document.ts";
import { readAs } from "./documents.ts";
import { isObject } from "./json.ts";
import type { Opened } from "./opened.ts";
import { CardError } from "./problem.ts";

const notText = (message: string) => new CardError("not_a_card", message);

/** Lines that every character of text-generation-webui has. */
const looksLikeOoba = (text: string): boolean =>
  /^["']?(?:name|char_name)["']?[ \t]*:/m.test(text) &&
  /^["']?(?:context|greeting|char_persona|char_greeting)["']?[ \t]*:/m.test(text);

/** Documents that are no prose, whatever their file is called. */
const isOther = (text: string): boolean =>
  /^\s*(?:\{(?!\{)|\[(?![^\]]*\]\()|#!|<(?:!doctype|\?xml|html|svg|head|body|script)\b)/i.test(
    text.slice(0, 1000),
  );

function readOoba(text: string, warn: Warn): Opened | null {
  if (!looksLikeOoba(text)) return null;
  const raw = parseYaml(text);
  if (!isObject(raw) || !ooba.is(raw)) return null;
  return { container: "yaml", document: readAs(ooba, raw, warn), image: null };
}

/** A comment of YAML looks like a heading: what is no YAML then is Markdown. */
function readOobaOrNothing(text: string, warn: Warn): Opened | null {
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
export function readTextDocument(text: string, name: string, warn: Warn): Opened {
  if (text.trim() === "") throw notText("The file has no text.");
  const markdown = isMarkdown(text);
  const yaml = markdown ? readOobaOrNothing(text, warn) : readOoba(text, warn);
  if (yaml !== null) return yaml;
  const named = /\.(?:md|markdown|mdx|mdc|txt)$/i.test(name);
  if (isOther(text) || !(markdown || named)) {
    throw notText("The file is neither a card nor a system prompt in Markdown.");
  }
  const card = readMarkdown(text, name, warn);
  const document = { format: "markdown", kind: "character", card, raw: text } as const;
  return { container: "markdown", document, image: null };
}
