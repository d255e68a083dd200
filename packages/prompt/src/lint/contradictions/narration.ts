import { placedSentences } from "../placedSentences.ts";
import type { Rule, Subject } from "../rule.ts";
import { selfPattern } from "./self.ts";

const stated =
  /\b(?:writ(?:es?|ing|ten)|speaks?|talks?|narrat(?:es?|ion|ed|ing)|answers?|repl(?:y|ies)|responds?|roleplays?|told)\b[^.!?\n]{0,40}\b(?:in|from)\s+(?:the\s+|an?\s+)?(first|third)[- ]person\b/i;
const denied = /\b(?:never|not|n't|avoid|instead|unless|except|or|sometimes|user)\b/i;

/** A greeting that narrates in the other person than the character is said to. */
export const narration: Rule["find"] = (subject, report) => {
  const rule = ruleOf(subject);
  if (rule === null) return;
  const self = `(?:${selfPattern(subject.content)})`;
  const acts = new RegExp(`${self}\\s+(?:\\w+ly\\s+)?[a-z]+s\\b`, "i");
  for (const { path, kind, text } of subject.texts) {
    if (kind !== "speech") continue;
    const told = narratedPart(text);
    if (told === null) continue;
    const mine = told.match(/\b(?:I|I['’](?:m|ve|d|ll)|my|me)\b/g)?.length ?? 0;
    const third = acts.test(told) || /\b(?:he|she|they|his|her|their)\b/i.test(told);
    const wrong = rule.person === "first" ? acts.test(told) && mine === 0 : mine >= 2 && !third;
    if (!wrong) continue;
    const other = rule.person === "first" ? "third" : "first";
    const message = `${subject.nameOf(rule.path)} asks for the ${rule.person} person, but this greeting is told in the ${other}.`;
    report({ path, message });
  }
};

/** What a text asks for without a condition; null when several ask for different things. */
function ruleOf({ texts }: Subject): { path: string; person: string } | null {
  const rules: { path: string; person: string }[] = [];
  for (const { path, kind, text } of texts) {
    if (kind !== "description" && kind !== "instruction") continue;
    if (!/person\b/i.test(text)) continue;
    for (const { text: sentence } of placedSentences(text)) {
      const person = sentence.length > 500 ? undefined : stated.exec(sentence)?.[1];
      if (person === undefined) continue;
      if (denied.test(sentence)) return null;
      rules.push({ path, person: person.toLowerCase() });
    }
  }
  const [first] = rules;
  return first === undefined || rules.some(({ person }) => person !== first.person) ? null : first;
}

/**
 * What is not said aloud: between asterisks where there are some, else outside quotation marks.
 * Null without either: then nobody can tell speech from narration.
 */
function narratedPart(text: string): string | null {
  const starred = Array.from(text.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g), ([, part]) => part);
  if (starred.length > 0) return starred.join(" ");
  const unquoted = text.replace(/"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|「[^」\n]*」/g, " ");
  return unquoted === text ? null : unquoted;
}
