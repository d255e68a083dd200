import { plural } from "./explain.ts";
import { chanceOf, loseInGroups } from "./groups.ts";
import type { Entry } from "./preparedBook.ts";
import { earlierInScan } from "./ranks.ts";
import { mostPasses, searchTexts, take, type Outcome, type Taken } from "./taken.ts";
import { judgeByTavern, judgeExcluded } from "./tavernRules.ts";
import { isSticky, type Pass, type Turn } from "./turn.ts";
import { leftOutAfter, type Verdict } from "./verdict.ts";

/**
 * Finds the entries of a SillyTavern book pass by pass; each pass settles groups, chance and budget
 * before the next one. The first entry that would reach the budget ends the scan after its pass.
 */
export function scanTavern(turn: Turn): Outcome {
  const scan = new TavernScan(turn);
  const levels = levelsOf(turn);
  let level = levels.shift() ?? 0;
  for (let number = 0; number <= mostPasses; number += 1) {
    const fresh = scan.run({ number, level });
    if (!turn.recursive || scan.full) break;
    if (fresh.length === 0) {
      const next = levels.shift();
      if (next === undefined) break;
      level = next;
    }
    searchTexts(turn, fresh);
  }
  return scan;
}

function levelsOf({ book }: Turn): number[] {
  const levels = book.entries.filter(({ enabled }) => enabled).map((entry) => entry.recursionLevel);
  return [...new Set(levels)].filter((level) => level > 0).sort((a, b) => a - b);
}

class TavernScan implements Outcome {
  readonly verdicts: Verdict[] = [];
  readonly taken: Taken[] = [];
  full = false;
  readonly #turn: Turn;
  readonly #active: Entry[] = [];
  #tokens = 0;
  /** Neither in nor lost by chance. */
  #open: readonly Entry[];

  constructor(turn: Turn) {
    this.#turn = turn;
    this.#open = turn.book.entries;
  }

  /** @returns the entries that came in and may bring in others */
  run(pass: Pass): readonly Entry[] {
    const turn = this.#turn;
    const candidates = this.#open
      .filter((entry) => this.#judge(entry, pass))
      .sort((a, b) => this.#sticky(b) - this.#sticky(a) || earlierInScan(a, b));
    const losers = loseInGroups(turn, candidates, this.#active);
    for (const [entry, why] of losers) this.#leaveOut(entry, "group", why);
    const before = this.#active.length;
    for (const entry of candidates) if (!losers.has(entry)) this.#admit(entry);
    const closed = new Set(this.#active);
    this.#open = this.#open.filter(
      (entry) => !closed.has(entry) && this.verdicts[entry.place]?.reason !== "probability",
    );
    return this.#active.slice(before).filter(({ preventRecursion }) => !preventRecursion);
  }

  #sticky(entry: Entry): number {
    return Number(isSticky(this.#turn, entry));
  }

  #judge(entry: Entry, pass: Pass): boolean {
    const first = this.verdicts[entry.place];
    const excluded = entry.excludeRecursion && !isSticky(this.#turn, entry);
    const verdict =
      pass.number > 0 && excluded && first !== undefined
        ? judgeExcluded(this.#turn, entry, first)
        : judgeByTavern(this.#turn, entry, pass);
    this.verdicts[entry.place] = verdict;
    return verdict.active;
  }

  #leaveOut(entry: Entry, reason: "group" | "probability" | "budget", why: string): void {
    const verdict = this.verdicts[entry.place];
    if (verdict !== undefined) this.verdicts[entry.place] = leftOutAfter(verdict, reason, why);
  }

  #admit(entry: Entry): void {
    const { budget } = this.#turn;
    if (this.full && !entry.ignoreBudget) {
      this.#leaveOut(entry, "budget", `The budget of ${budget} tokens was reached before it.`);
      return;
    }
    const rolled = chanceOf(this.#turn, `entry ${entry.stateKey}`) * 100;
    if (rolled >= entry.probability && !isSticky(this.#turn, entry)) {
      const why = `Its chance is ${entry.probability} %, and this turn drew ${rolled.toFixed(1)}.`;
      this.#leaveOut(entry, "probability", why);
      return;
    }
    const taken = take(this.#turn, entry);
    this.taken.push(taken);
    if (!entry.ignoreBudget && this.#tokens + taken.tokens >= budget) {
      this.full = true;
      const needs = plural(taken.tokens, "token");
      this.#leaveOut(
        entry,
        "budget",
        `With its ${needs} the budget of ${budget} would be reached.`,
      );
      return;
    }
    this.#tokens += taken.tokens;
    this.#active.push(entry);
  }
}
