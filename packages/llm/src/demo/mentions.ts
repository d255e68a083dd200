import type { Word } from "./english.ts";
import type { Self } from "./self.ts";
import { canBeVerb } from "./verbs.ts";

export type MentionRole = "subject" | "object" | "possessive" | "own" | "reflexive";

/** Words of a sentence that stand for the character. */
export interface Mention {
  readonly role: MentionRole;
  /** How many words, with the possessive 's. */
  readonly length: number;
}

const firstPerson: Record<MentionRole, string> = {
  subject: "I",
  object: "me",
  possessive: "my",
  own: "mine",
  reflexive: "myself",
};

export function inFirstPerson({ role }: Mention): string {
  return firstPerson[role];
}

/** The mention that begins at this word, if any. */
export function mentionAt(words: readonly Word[], index: number, self: Self): Mention | null {
  return nameAt(words, index, self) ?? pronounAt(words, index, self);
}

function nameAt(words: readonly Word[], index: number, { names, titles }: Self): Mention | null {
  let end = index;
  let named = false;
  for (; end < words.length; end++) {
    const value = words[end]?.value ?? "";
    if (names.has(value)) named = true;
    else if (!titles.has(value) || named) break;
  }
  if (!named || isPartOfAName(words, index)) return null;
  const next = words[end]?.value ?? "";
  if (/^['’]s?$/.test(next) && hasNounAfter(words, end)) {
    return { role: "possessive", length: end - index + 1 };
  }
  if (isOnlyAName(words, index)) return null;
  const isSubject = index === 0 || isFollowedByVerb(words, end) || looksActive(words[end]);
  const role = isSubject ? "subject" : "object";
  return { role, length: end - index };
}

/** "the ship was named Mira", "they call her Mira" */
function isOnlyAName(words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  const caller = words[index - 2];
  return (
    /^(?:call|name|named|as|be)$/.test(before?.lemma ?? "") ||
    (before?.pos === "PRON" && /^(?:call|name)$/.test(caller?.lemma ?? ""))
  );
}

/** "the Aunt Mira" is a ship, "on Sundays Mira sails" is not. */
function isPartOfAName(words: readonly Word[], index: number): boolean {
  return words[index - 1]?.pos === "PROPN" && words[index - 2]?.value.toLowerCase() === "the";
}

/** "On Sundays Mira sails": the tagger sees sails of cloth. */
function looksActive(next: Word | undefined): boolean {
  return next?.pos === "NOUN" && /^\p{Ll}+s$/u.test(next.value) && canBeVerb(next.value);
}

function isFollowedByVerb(words: readonly Word[], from: number): boolean {
  const next = words.slice(from).find(({ pos }) => pos !== "ADV");
  return next?.pos === "VERB" || next?.pos === "AUX";
}

function pronounAt(words: readonly Word[], index: number, { pronouns }: Self): Mention | null {
  const word = words[index]?.value.toLowerCase();
  if (pronouns === null || word === undefined) return null;
  const { subject, object, possessive, own, reflexive } = pronouns;
  const found = (role: MentionRole) => ({ role, length: 1 });
  if (word === reflexive) return found("reflexive");
  if (word === subject && subject === object) return found(objectOrSubject(words, index));
  if (word === subject) return found("subject");
  if (word === possessive && (possessive !== object || hasNounAfter(words, index))) {
    return found(possessive === own && !hasNounAfter(words, index) ? "own" : "possessive");
  }
  if (word === object) return found("object");
  return word === own ? found("own") : null;
}

/** "her boat" and "her very old boat" against "told her a story" and "knows her well". */
function hasNounAfter(words: readonly Word[], index: number): boolean {
  const next = words[index + 1];
  const nominal = /^(?:NOUN|PROPN|ADJ|NUM|VERB|SYM|X)$/;
  // "let her go", "taught her chess", "made her captain" against "she made her bed"
  const verb = words[index - 1]?.lemma ?? "";
  if (/^(?:let|make|help|see|hear|watch|have)$/.test(verb) && next?.pos === "VERB") return false;
  if (/^(?:call|name)$/.test(verb) && next?.pos === "PROPN") return false;
  const given = /^(?:teach|show|give|offer|lend|owe|promise)$/.test(verb);
  if (given && words[index - 2]?.pos !== "PRON" && next?.pos === "NOUN") return false;
  if (words[index - 1]?.pos === "VERB" && /^\p{Ll}+ing$/u.test(next?.value ?? "")) return false;
  if (verb === "make" && !/^(?:PRON|CCONJ)$/.test(words[index - 2]?.pos ?? "")) return false;
  if (/^(?:more|most|less|much|better|well)$/.test(next?.lemma ?? "")) return false;
  if (next?.pos === "ADV") return /^(?:NOUN|ADJ)$/.test(words[index + 2]?.pos ?? "");
  return nominal.test(next?.pos ?? "");
}

/** `you` and `it` look the same in both places. */
function objectOrSubject(words: readonly Word[], index: number): MentionRole {
  const before = words[index - 1];
  if (!isFollowedByVerb(words, index + 1)) return "object";
  if (/^(?:before|after|since|until|as|than|like)$/.test(before?.lemma ?? "")) return "subject";
  return /^(?:VERB|ADP)$/.test(before?.pos ?? "") ? "object" : "subject";
}
