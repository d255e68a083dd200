import { judgeByCard } from "./cardRules.ts";
import { plural } from "./explain.ts";
import { sooner, soonerByUse } from "./ranks.ts";
import { mostPasses, searchTexts, take, type Outcome, type Taken } from "./taken.ts";
import type { Turn } from "./turn.ts";
import { leftOutAfter, type Verdict } from "./verdict.ts";

/** Finds the entries of a card's book, recursion first, and fits them into its budget. */
export function scanCard(turn: Turn): Outcome {
  const verdicts: Verdict[] = [];
  const taken: Taken[] = [];
  let undecided = turn.book.entries;
  for (let pass = 0; pass <= mostPasses; pass += 1) {
    const found = undecided.filter((entry) => {
      const verdict = judgeByCard(turn, entry);
      verdicts[entry.place] = verdict;
      return verdict.active;
    });
    for (const entry of found) taken.push(take(turn, entry));
    if (!turn.recursive || found.length === 0) break;
    undecided = undecided.filter(({ place }) => verdicts[place]?.active === false);
    if (undecided.length === 0) break;
    searchTexts(turn, found);
  }
  for (const { entry, tokens } of cut(turn, taken)) {
    const verdict = verdicts[entry.place];
    if (verdict === undefined) continue;
    const why = `It takes ${plural(tokens, "token")}, and the budget of ${turn.budget} had no room left.`;
    verdicts[entry.place] = leftOutAfter(verdict, "budget", why);
  }
  return { verdicts, taken };
}

/**
 * What the budget has no room for, the first to go first. Entries that are in every prompt stay
 * longest, unless the book has a budget of its own: that knows nothing but priority and order.
 */
function cut({ budget, book }: Turn, taken: readonly Taken[]): readonly Taken[] {
  let total = taken.reduce((sum, { tokens }) => sum + tokens, 0);
  if (total <= budget) return [];
  const ranked = taken.map((item) => ({
    item,
    rank: { ...item.entry, always: item.entry.settledAt !== null },
  }));
  ranked.sort((a, b) => (book.ownBudget ? sooner : soonerByUse)(a.rank, b.rank));
  const gone: Taken[] = [];
  for (const { item } of ranked) {
    if (total <= budget) break;
    total -= item.tokens;
    gone.push(item);
  }
  return gone;
}
