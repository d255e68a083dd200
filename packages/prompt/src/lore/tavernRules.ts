import { disabled, forced } from "./cardRules.ts";
import { plural, quote, whereIs } from "./explain.ts";
import { findAny, matchKeys } from "./matchKeys.ts";
import type { Entry } from "./preparedBook.ts";
import { isSticky, nameOf, type Pass, type Turn } from "./turn.ts";
import { activeBy, leftOut, type Verdict } from "./verdict.ts";

const constant = activeBy("constant", "It is constant.");

/**
 * What decides about a SillyTavern entry, in this order: whether it is enabled, delay and cooldown,
 * the part it takes in recursion, decorators that force it, `constant`, sticky, then its keys.
 */
export function judgeByTavern(turn: Turn, entry: Entry, pass: Pass): Verdict {
  const early = disabled(turn, entry) ?? timed(turn, entry) ?? recursion(turn, entry, pass);
  const verdict = early ?? forced(turn, entry);
  if (verdict !== null) return verdict;
  if (entry.constant) return constant;
  if (!isSticky(turn, entry)) return matchKeys(turn, entry);
  const left = (turn.states[entry.place]?.sticky ?? 0) - turn.scan.messages.length;
  return activeBy("sticky", `It stays in for ${plural(left, "more message")}.`);
}

function timed(turn: Turn, entry: Entry): Verdict | null {
  const messages = turn.scan.messages.length;
  if (messages < entry.delay) {
    const needed = plural(entry.delay, "message");
    return leftOut("delay", `It needs ${needed}, and there are ${messages}.`);
  }
  const until = turn.states[entry.place]?.cooldown;
  if (until === undefined || isSticky(turn, entry)) return null;
  return leftOut("cooldown", `It stays out for ${plural(until - messages, "more message")}.`);
}

function recursion(turn: Turn, entry: Entry, pass: Pass): Verdict | null {
  if (entry.recursionLevel === 0 || isSticky(turn, entry)) return null;
  if (!turn.recursive) return withoutRecursion;
  return pass.number === 0 || entry.recursionLevel > pass.level ? waits : null;
}

const waits = leftOut("recursion", "It waits for another entry to bring it in, and none did.");
const withoutRecursion = leftOut(
  "recursion",
  "It waits for another entry to bring it in, and the lorebook has recursion off.",
);

/**
 * An entry that takes no part in later passes keeps what was decided in the first one. Only when it
 * had no key and another entry's text has one, that is what keeps it out.
 */
export function judgeExcluded(turn: Turn, entry: Entry, first: Verdict): Verdict {
  if (first.reason !== "no_key") return first;
  const key = findAny(turn, entry, entry.primary);
  if (key === null || key.place.by === null) return first;
  const text = turn.book.keys[key.slot] ?? "";
  const where = whereIs(key.place, nameOf(turn));
  const why = `The key ${quote(text)} stands only ${where}, and other entries do not bring it in.`;
  return { ...leftOut("recursion", why), key: text, place: key.place };
}
