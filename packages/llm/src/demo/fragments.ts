import type { Word } from "./english.ts";
import { mentionAt } from "./mentions.ts";
import { canBeVerb } from "./verbs.ts";
import type { Self } from "./self.ts";

/**
 * Notes about a character often leave out the subject: "Speaks softly.", "Dry, patient.", "Never
 * lies.", "A retired smuggler." Returns what to say before such a fragment, or null for a sentence.
 */
export function readFragment(
  words: readonly Word[],
  self: Self,
  isNote: boolean,
): "I" | "I am" | "I was" | null {
  if (mentionAt(words, 0, self)?.role === "subject") return null;
  const start = words.findIndex(
    ({ pos, value }) => pos !== "ADV" && !/^(?:never|not)$/i.test(value),
  );
  const first = words[start];
  if (first === undefined || isVerbless(first) || first.lemma === "let") return null;
  // "Then comes the market."
  if (start > 0 && /^(?:then|there|here|now|next|so)$/i.test(words[0]?.value ?? "")) return null;
  if (/^(?:born|raised|built)$/.test(first.value)) return "I was";
  if (first.pos === "VERB" || first.pos === "AUX") return startsWithVerb(words, start) ? "I" : null;
  // A story has real sentences, such as "A glass costs one lari."
  if (!isNote) return null;
  if (/^\p{Ll}+s$/u.test(first.value) && first.pos === "NOUN") {
    return goesOn(words, start) && canBeVerb(first.value) ? "I" : null;
  }
  const isActive = (_: Word, index: number) => {
    const role = mentionAt(words, index, self)?.role;
    return role === "subject" || role === "object";
  };
  const finite = words.findIndex(({ pos }) => pos === "VERB" || pos === "AUX");
  const relative = words.findIndex(({ value }) => /^(?:who|that|which)$/i.test(value));
  const hasVerb = finite >= 0 && (relative < 0 || finite < relative);
  // "Old friends call him Jack" speaks about the character, it does not describe it.
  if (hasVerb || words.slice(0, relative < 0 ? undefined : relative).some(isActive)) return null;
  // "Dry, patient." describes; "Short sentences." names something.
  const described = words.slice(start).find(({ pos }) => pos !== "ADJ");
  if (first.pos === "ADJ") return /^(?:NOUN|PROPN)$/.test(described?.pos ?? "") ? null : "I am";
  return first.pos === "DET" && /^an?$/i.test(first.value) ? "I am" : null;
}

function isVerbless({ pos }: Word): boolean {
  return /^(?:PRON|PROPN|PUNCT|NUM|INTJ|CCONJ|SCONJ|ADP)$/.test(pos);
}

/** Not "Speaking softly, …", "Born in …" or a question. */
function startsWithVerb(words: readonly Word[], start: number): boolean {
  const { value, lemma } = words[start] ?? { value: "", lemma: "" };
  const form = value.toLowerCase();
  if (/(?:ing|ed)$/.test(form) || words.at(-1)?.value === "?") return false;
  return form === lemma || form === `${lemma}s` || /^(?:is|has|does|\p{Ll}+es)$/u.test(form);
}

/** "Repairs bicycles in a cellar": a plural noun is no adjective, so before a noun it was a verb. */
function goesOn(words: readonly Word[], start: number): boolean {
  const next = words[start + 1];
  if (next?.pos !== "NOUN") return /^(?:ADV|SCONJ|ADP|ADJ|DET)$/.test(next?.pos ?? "");
  return /^(?:ADP|CCONJ|ADV|SCONJ)$/.test(words[start + 2]?.pos ?? "");
}
