import { change, removeItem, replacePart } from "./edit.ts";
import { placedSentences } from "./placedSentences.ts";
import type { Rule, Subject } from "./rule.ts";
import type { AuthorText } from "./texts.ts";

/**
 * Sentences are compared inside and across the descriptions, and inside each instruction: a last
 * instruction may repeat the first one on purpose. Greetings, examples and entries of the lorebook
 * are compared whole, because good ones share sentences.
 */
export const textDuplicate: Rule["find"] = (subject, report) => {
  const described = new Map<string, Place>();
  const whole = new Map<string, string>();
  for (const text of subject.texts) {
    if (text.kind === "description" && text.field !== "tagline") {
      repeatedParts(text, described).forEach((part) => report(partFinding(subject, text, part)));
    } else if (text.kind === "instruction") {
      repeatedParts(text, new Map()).forEach((part) => report(partFinding(subject, text, part)));
    } else if (text.kind !== "name") {
      const found = repeatedWhole(subject, text, whole);
      if (found !== null) report(found);
    }
  }
};

/** Where a sentence was seen first. */
interface Place {
  readonly path: string;
}

interface Part {
  readonly start: number;
  readonly end: number;
  /** Where the first of its sentences stood before. */
  readonly first: Place;
  readonly sentences: number;
}

/** Letters, digits and blanks; shorter sentences are repeated for effect. A letter of Chinese or Japanese counts as three. */
const shortest = 40;

const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** Rules and frames of tables are no sentences. */
function lettersOf(sentence: string): number {
  if (sentence.length < shortest / 3) return 0;
  const letters = sentence.replace(/[^\p{L}\p{N} ]/gu, "");
  return letters.length + 2 * (letters.match(wide)?.length ?? 0);
}

/** Sentences of a text that were seen before, those that follow each other as one part. */
function repeatedParts(text: AuthorText, seen: Map<string, Place>): Part[] {
  const parts: Part[] = [];
  let previous = 0;
  for (const { text: sentence, start, end } of placedSentences(text.text)) {
    const bare = sentence
      .toLowerCase()
      .replace(/\s+/g, " ")
      .replace(/^[-*•] ?/, "");
    // A short one may stand between two that are found.
    if (lettersOf(bare) < shortest) continue;
    const first = seen.get(bare);
    const last = parts.at(-1);
    if (first === undefined) seen.set(bare, { path: text.path });
    else if (last?.end === previous && last.first.path === first.path) {
      parts[parts.length - 1] = { ...last, end, sentences: last.sentences + 1 };
    } else parts.push({ start, end, first, sentences: 1 });
    previous = end;
  }
  return parts;
}

function partFinding(
  { content, nameOf }: Subject,
  text: AuthorText,
  { start, end, first, sentences }: Part,
) {
  const one = sentences === 1;
  const what = one ? "This sentence stands" : `These ${sentences} sentences stand`;
  const where = first.path === text.path ? "already further up" : `in ${nameOf(first.path)} too`;
  return {
    path: text.path,
    range: { start, end },
    message: `${what} ${where}. The model reads ${one ? "it" : "them"} twice.`,
    fix: () => {
      const part = withBlanks(text.text, { start, end });
      return replacePart(content, text, { label: "Remove the repetition", by: "", ...part });
    },
  };
}

/** With the bullet before a sentence, and the blanks between it and the next one or the last one. */
function withBlanks(text: string, { start, end }: { start: number; end: number }) {
  const rest = text.slice(end);
  const next = end + rest.length - rest.trimStart().length;
  if (next < text.length) return { start, end: next };
  return { start: text.slice(0, start).replace(/(?:\n[ \t]*[-*•])?\s*$/, "").length, end: next };
}

/** Whole texts are compared with others of their kind; an empty one with none. */
function repeatedWhole(
  { content, nameOf }: Subject,
  { path, kind, text }: AuthorText,
  seen: Map<string, string>,
) {
  const key = `${kind} ${text.trim()}`;
  if (text.trim().length < (kind === "lore" ? shortest : 1)) return null;
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, path);
    return null;
  }
  const list = /^\w+\.\d+$/.test(path);
  const entry = path.replace(/\.content$/, "");
  return {
    path,
    message: `This is the same text as in ${nameOf(first)}.`,
    fix: () =>
      list ? removeItem(content, path, "Remove the repetition") : switchOff(content, entry),
  };
}

/** An entry may have keys of its own, so that it is only switched off. */
function switchOff(content: Subject["content"], entry: string) {
  return change(content, `${entry}.enabled`, { label: "Switch the entry off", to: false });
}
