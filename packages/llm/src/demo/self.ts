import { readWords } from "./english.ts";

/** The words an author uses for the character, one form each. */
export interface Pronouns {
  readonly subject: string;
  readonly object: string;
  readonly possessive: string;
  readonly own: string;
  readonly reflexive: string;
}

const she = forms("she", "her", "her", "hers", "herself");
const he = forms("he", "him", "his", "his", "himself");
const they = forms("they", "them", "their", "theirs", "themselves");
const it = forms("it", "it", "its", "its", "itself");
const you = forms("you", "you", "your", "yours", "yourself");

/** How a character's own texts speak of it. */
export interface Self {
  /** The parts of the name that stand for it: of "Captain Mira Vale", `Mira` and `Vale`. */
  readonly names: ReadonlySet<string>;
  /** Parts that only belong to it next to those: `Captain`. */
  readonly titles: ReadonlySet<string>;
  readonly pronouns: Pronouns | null;
}

const titles =
  /^(?:the|of|a|an|and|mr|mrs|ms|miss|dr|sir|lady|lord|madame?|captain|detective|inspector|officer|sergeant|professor|doctor|old|young|big|little|uncle|aunt|auntie|grandma|grandpa|king|queen|prince|princess|saint|san)\.?$/i;

/**
 * Reads from the texts how they name the character.
 * @param about what describes the character itself; counts three times as much as the rest
 */
export function findSelf(name: string, about: string, rest: string): Self {
  const parts = readWords(name)
    .map(({ value }) => value)
    .filter((value) => /\p{L}/u.test(value));
  const names = new Set(parts.filter((part) => !titles.test(part)));
  return {
    names: names.size > 0 ? names : new Set(parts),
    titles: new Set(parts.filter((part) => titles.test(part))),
    pronouns: findPronouns(name, about, rest),
  };
}

function findPronouns(name: string, about: string, rest: string): Pronouns | null {
  const all = `${about}\n${rest}`;
  const addressed = count(all, /(?:^|[.!?]\s+)you(?:'re|r)?\b/gim);
  const named = all.split(name.split(" ")[0] ?? name).length - 1;
  if (addressed > named) return you;
  const weigh = (pronouns: Pronouns) => {
    const words = Object.values(pronouns).join("|");
    const pattern = new RegExp(`\\b(?:${words})\\b`, "gi");
    return count(about, pattern) * 3 + count(rest, pattern);
  };
  const [best, second] = weigh(she) >= weigh(he) ? [she, he] : [he, she];
  if (weigh(best) > 0) return weigh(best) === weigh(second) ? null : best;
  // These two are things as well: "bakes bread and sells it" is not about the baker.
  return [they, it].find((pronouns) => beginsSentence(all, pronouns)) ?? null;
}

function beginsSentence(text: string, { subject, possessive }: Pronouns): boolean {
  return new RegExp(`(?:^|[.!?]\\s+)(?:${subject}|${possessive})\\b`, "im").test(text);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function forms(
  ...[subject, object, possessive, own, reflexive]: [string, string, string, string, string]
): Pronouns {
  return { subject, object, possessive, own, reflexive };
}
