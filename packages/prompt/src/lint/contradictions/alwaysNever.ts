import { placedSentences } from "../placedSentences.ts";
import type { Rule } from "../rule.ts";
import { selfNames } from "./self.ts";

/** Who, always or never, and what, up to the end of the sentence. */
const habit = /^[\s\-*•]*(?:([^\s].{0,60}?)\s+)?\b(always|never)\s+(.{4,200}?)[.!?…"')\]]*\s*$/isu;

const pronouns = new Set(["he", "she", "they", "it"]);
const addressed = new Set(["", "you", "you must", "you should", "must", "should", "i"]);

interface Habit {
  readonly always: boolean;
  readonly path: string;
}

/**
 * "Mira always answers in rhyme." and "Mira never answers in rhyme.": whole sentences about the
 * character that differ in nothing but that word.
 */
export const alwaysNever: Rule["find"] = ({ content, texts, nameOf }, report) => {
  const self = new Set(selfNames(content));
  const habits = new Map<string, Habit>();
  for (const { path, kind, text } of texts) {
    if (kind !== "description" && kind !== "instruction") continue;
    for (const { text: sentence, ...range } of placedSentences(text)) {
      const found = habitOf(sentence, self);
      if (found === null) continue;
      const first = habits.get(found.key);
      if (first === undefined) habits.set(found.key, { always: found.always, path });
      else if (first.always !== found.always) {
        const where = first.path === path ? "Further up" : nameOf(first.path);
        const says = first.always ? "always" : "never";
        report({ path, range, message: `${where} says "${says}" about the same thing.` });
      }
    }
  }
};

function habitOf(sentence: string, self: ReadonlySet<string>) {
  if (sentence.length > 300 || !/\b(?:always|never)\b/i.test(sentence)) return null;
  const [, subject = "", word = "", what = ""] = habit.exec(sentence) ?? [];
  const who = subject.toLowerCase();
  const known = pronouns.has(who) ? who : self.has(who) || addressed.has(who) ? "self" : null;
  const phrase = what.toLowerCase().replace(/\s+/g, " ").trim();
  // "Always late. Never late." says less than it seems; with two words it is a statement.
  if (known === null || !phrase.includes(" ")) return null;
  return { key: `${known} ${phrase}`, always: word.toLowerCase() === "always" };
}
