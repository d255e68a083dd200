import { neutralise, sectionTags } from "../neutralise.ts";
import { replacePart } from "./edit.ts";
import type { Found, Rule, Subject } from "./rule.ts";
import { hiddenRun } from "./textInvisible.ts";
import type { AuthorText } from "./texts.ts";

export const textInjection: Rule["find"] = ({ content, texts }, report) => {
  for (const text of texts) {
    const found = [
      ...controlTokens(text.text),
      ...orders(text),
      ...hidden(text.text),
      ...encoded(text.text),
      ...addresses(text),
    ];
    for (const { start, end, remove, ...said } of found) {
      report({
        ...said,
        path: text.path,
        range: { start, end },
        ...(remove && { fix: () => removal(content, text, { start, end }) }),
      });
    }
  }
};

function removal(
  content: Subject["content"],
  text: AuthorText,
  part: { start: number; end: number },
) {
  return replacePart(content, text, { label: "Remove it", by: "", ...part });
}

interface Suspect extends Pick<Found, "message" | "severity"> {
  readonly start: number;
  readonly end: number;
  /** Whether nothing is lost without it. */
  readonly remove: boolean;
}

const sectionTag = new RegExp(`^<\\s*/?\\s*(?:${sectionTags.join("|")})\\s*>`, "i");

/** Tokens that chat templates use, and the tags of our own sections; the compiler breaks them. */
function controlTokens(text: string): Suspect[] {
  const broken = neutralise(text);
  if (broken === text) return [];
  const suspects: Suspect[] = [];
  // The compiler puts an entity of four or five characters in place of the first one.
  for (let start = 0, shift = 0; start < text.length; start++) {
    if (text[start] === broken[start + shift]) continue;
    const close = text[start] === "[" ? "]" : ">";
    const end = text.indexOf(close, start) + 1;
    const token = text.slice(start, end);
    const ours = sectionTag.test(token);
    suspects.push({
      ...{ start, end, remove: true, severity: ours ? "info" : "warning" },
      message: ours
        ? `PersonaForge encloses the parts of a prompt in tags such as ${token}. Written by an author it is sent as plain text.`
        : `Models take ${token} for the border between two speakers. It is sent as plain text.`,
    });
    shift += broken.indexOf(";", start + shift) - (start + shift);
  }
  return suspects;
}

/**
 * Sentences that tell a model to drop what it was told. A character that is told to withstand them
 * names them in quotation marks or after a "never", and a reader says them in an example.
 */
const order =
  /(?<!["'“‘«「]\s?)\b(?:(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){0,3}?(?:previous|prior|above|earlier|preceding|foregoing|original|system)\s+(?:\w+\s+){0,2}?(?:instructions?|prompts?|rules|guidelines|directions|messages?)|you are (?:now )?(?:in )?(?:developer mode|DAN\b|jailbroken)|do anything now|(?:reveal|print|repeat|output) (?:your|the) (?:system|hidden|initial) (?:prompt|instructions?|message))/gi;

const refusal =
  /\b(?:never|not|n't|cannot|won't|refuse[sd]?(?: to)?|if|when|whenever|asks?|asked|tells?|told|tries|try|attempts?)\b[^.!?\n]*$/i;

const readerLine = /^\s*(?:\{\{\s*user\s*\}\}|<USER>|user|you)\s*:/i;

/** Characters before an order that decide whether it is one. */
const before = 300;

function orders({ text, kind }: AuthorText): Suspect[] {
  const suspects: Suspect[] = [];
  for (const { 0: found, index } of text.matchAll(order)) {
    if (refusal.test(text.slice(Math.max(0, index - before), index))) continue;
    if (
      kind === "example" &&
      readerLine.test(text.slice(text.lastIndexOf("\n", index) + 1, index))
    ) {
      continue;
    }
    suspects.push({
      ...{ start: index, end: index + found.length, remove: false },
      message: `"${found}" tells the model to drop its instructions. Models and moderators take it for an attack.`,
    });
  }
  return suspects;
}

/** Characters that nobody sees, so many in a row that they can spell something. */
function hidden(text: string): Suspect[] {
  return Array.from(text.matchAll(hiddenRun), ({ 0: run, index }) => ({
    ...{ start: index, end: index + run.length, remove: true },
    message: `${Array.from(run).length} invisible characters stand in a row here. Such runs hide text that only the model reads.`,
  }));
}

/** Text is broken by blanks; hashes and keys are shorter. Pictures begin at some 1,000. */
const longestWord = 400;

function encoded(text: string): Suspect[] {
  const suspects: Suspect[] = [];
  if (text.length < longestWord) return suspects;
  for (const { 0: run, index } of text.matchAll(/[A-Za-z0-9+/_-]+={0,2}/g)) {
    if (run.length < longestWord || new Set(run).size < 16) continue;
    suspects.push({
      ...{ start: index, end: index + run.length, remove: true },
      message: `${run.length} characters without a blank look like encoded data. The model cannot use them, and they cost tokens with every message.`,
    });
  }
  return suspects;
}

/** Instructions that lead somewhere else. */
function addresses({ text, kind }: AuthorText): Suspect[] {
  if (kind !== "instruction") return [];
  return Array.from(text.matchAll(/\bhttps?:\/\/[^\s"'<>)\]]+/gi), ({ 0: found, index }) => ({
    ...{ start: index, end: index + found.length, remove: false, severity: "info" },
    message: "The model cannot open this address, but it may show it to the reader.",
  }));
}
