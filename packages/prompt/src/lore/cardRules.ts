import { plural, quote } from "./explain.ts";
import { findAny, isFound, matchKeys } from "./matchKeys.ts";
import type { Entry } from "./preparedBook.ts";
import type { Turn } from "./turn.ts";
import { activeBy, leftOut, type Verdict } from "./verdict.ts";

/** Decides about an entry, or leaves it to the next rule. */
type Rule = (turn: Turn, entry: Entry) => Verdict | null;

/**
 * What decides about an entry of a card, in this order: whether it is enabled, decorators that force
 * it, what earlier turns left, decorators that set conditions, then `constant` and its keys.
 */
export function judgeByCard(turn: Turn, entry: Entry): Verdict {
  for (const rule of [disabled, forced, remembered, conversation, keyDecorators]) {
    const verdict = rule(turn, entry);
    if (verdict !== null) return verdict;
  }
  return entry.constant ? constant : matchKeys(turn, entry);
}

const constant = activeBy("constant", "It is constant.");
const isDisabled = leftOut("disabled", "It is disabled.");

export const disabled: Rule = (_turn, entry) => (entry.enabled ? null : isDisabled);

export const forced: Rule = (_turn, { decorators }) => {
  if (decorators.activate === true) return activeBy("forced", "It has the decorator @@activate.");
  if (decorators.dont_activate !== true) return null;
  return leftOut("decorator", "It has the decorator @@dont_activate.");
};

const remembered: Rule = (turn, { place, decorators }) => {
  if (turn.states[place]?.matched !== true) return null;
  if (decorators.dont_activate_after_match === true) {
    const why = "It was in an earlier prompt, and @@dont_activate_after_match keeps it out.";
    return leftOut("decorator", why);
  }
  if (decorators.keep_activate_after_match !== true) return null;
  const why = "It was in an earlier prompt, and @@keep_activate_after_match keeps it in.";
  return activeBy("sticky", why);
};

const conversation: Rule = ({ scan, replies }, { decorators }) => {
  const { is_greeting, activate_only_after, activate_only_every } = decorators;
  if (is_greeting !== undefined && is_greeting !== scan.greeting) {
    const why = `It needs greeting ${is_greeting}, and greeting ${scan.greeting} opened.`;
    return leftOut("decorator", why);
  }
  const said = `the character has sent ${replies}`;
  if (activate_only_after !== undefined && replies < activate_only_after) {
    const needed = plural(activate_only_after, "message");
    return leftOut("decorator", `It needs ${needed} of the character, and ${said}.`);
  }
  if (activate_only_every === undefined || replies % activate_only_every === 0) return null;
  const why = `It is only for every ${activate_only_every} messages of the character, and ${said}.`;
  return leftOut("decorator", why);
};

const keyDecorators: Rule = (turn, entry) => {
  const excluded = findAny(turn, entry, entry.excluded);
  if (excluded !== null) {
    const key = turn.book.keys[excluded.slot] ?? "";
    const why = `The key ${quote(key)} of its @@exclude_keys was found.`;
    return { ...leftOut("decorator", why), key, place: excluded.place };
  }
  const missing = entry.additional.find(
    (group) => !group.some((slot) => isFound(turn, entry, slot)),
  );
  if (missing === undefined) return null;
  // What no key would bring in does not fail for lack of another.
  const verdict = entry.constant ? constant : matchKeys(turn, entry);
  if (!verdict.active) return verdict;
  const keys = missing.map((slot) => quote(turn.book.keys[slot] ?? "")).slice(0, 5);
  const why = `None of its @@additional_keys ${keys.join(", ")} was found.`;
  return { ...verdict, active: false, reason: "decorator", detail: why };
};
