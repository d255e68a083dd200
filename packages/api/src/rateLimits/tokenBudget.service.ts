import { DomainError } from "@personaforge/contract/errors";
import type { Queryable, Tx } from "@personaforge/db/database";
import type { Principal } from "../access/principal.ts";
import { addUse, findUse, type Spender, type TokenUse } from "./tokenBudget.queries.ts";

export interface TokenPolicy {
  /** Of one person on one day, by themselves and by what they made keys for; null for no limit. */
  readonly daily: number | null;
  /** Of one visitor of an embedded character on one day; null for no limit. */
  readonly visitorDaily: number | null;
}

interface Budget {
  readonly actorId: string;
  readonly period: "day" | "month";
  readonly most: number;
  /** Who used it up, in a sentence with the numbers; without them for strangers. */
  sentence(used: string, most: string): string;
}

/**
 * Refuses whoever has used up what they may ask of models, before one is asked. Replies that are under
 * way at the same moment can each still be finished, so a budget is exceeded by these at most.
 * @throws DomainError QUOTA_EXCEEDED
 */
export async function demandTokens(
  { db }: { db: Queryable },
  principal: Principal,
  policy: TokenPolicy,
): Promise<void> {
  const budgets = budgetsOf(principal, policy);
  if (budgets.length === 0) return;
  const uses = await findUse(
    db,
    budgets.map(({ actorId }) => actorId),
  );
  for (const budget of budgets) demandRest(budget, uses.get(budget.actorId));
}

function demandRest({ period, most, sentence }: Budget, use: TokenUse | undefined): void {
  const used = (period === "day" ? use?.today : use?.month) ?? 0;
  if (used < most) return;
  const now = new Date();
  const end = endOf(period, now);
  const next = period === "day" ? "tomorrow" : `on ${firstDay.format(end)}`;
  throw new DomainError(
    "QUOTA_EXCEEDED",
    `${sentence(count.format(used), count.format(most))} Counting starts again ${next} at 00:00 UTC.`,
    { retryAfter: Math.max(1, Math.ceil((end.getTime() - now.getTime()) / 1_000)) },
  );
}

const count = new Intl.NumberFormat("en");
const firstDay = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", timeZone: "UTC" });

/** When the day or the month that this moment is in ends, in UTC. */
export function endOf(period: Budget["period"], now: Date): Date {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return new Date(
    period === "day" ? Date.UTC(year, month, now.getUTCDate() + 1) : Date.UTC(year, month + 1, 1),
  );
}

function budgetsOf(principal: Principal, policy: TokenPolicy): Budget[] {
  if (principal.kind === "anonymous") return [];
  const { personId } = principal;
  switch (principal.kind) {
    case "member":
      return principal.accountId === null ? [] : daily(personId, policy.daily, ofMine);
    case "key":
      return [...monthly(principal, ofKey), ...daily(personId, policy.daily, ofMaker)];
    case "embed": {
      const { actorId, parentKey } = principal;
      return [
        ...daily(actorId, policy.visitorDaily, ofVisitor),
        ...(parentKey === null ? [] : monthly(parentKey, ofPage)),
        ...daily(personId, policy.daily, ofPage),
      ];
    }
  }
}

type Sentence = Budget["sentence"];

const ofMine: Sentence = (used, most) => `You have used ${used} of ${most} tokens today.`;
const ofVisitor: Sentence = ofMine;
const ofKey: Sentence = (used, most) => `This key has used ${used} of ${most} tokens this month.`;
const ofMaker: Sentence = (used, most) =>
  `Whoever made this key, and their keys, have used ${used} of ${most} tokens today.`;
const ofPage: Sentence = () => "This page has used up its tokens.";

function daily(actorId: string, most: number | null, sentence: Sentence): Budget[] {
  return most === null ? [] : [{ actorId, period: "day", most, sentence }];
}

interface LimitedKey {
  readonly keyId: string;
  readonly monthlyTokens: number | null;
}

function monthly({ keyId, monthlyTokens: most }: LimitedKey, sentence: Sentence): Budget[] {
  return most === null ? [] : [{ actorId: keyId, period: "month", most, sentence }];
}

/**
 * Counts what a reply used, in the transaction that stores it: for whoever asked, for the key behind
 * a visitor, and for the person behind both.
 */
export async function recordTokens(tx: Tx, principal: Principal, tokens: number): Promise<void> {
  if (principal.kind === "anonymous" || tokens <= 0) return;
  await addUse(tx, spendersOf(principal), tokens);
}

function spendersOf(principal: Exclude<Principal, { kind: "anonymous" }>): Spender[] {
  const { actorId, personId, ownerId } = principal;
  // Not in the workspace, whose deletion would give a person the day's tokens anew.
  const person = { actorId: personId, ownerId: personId };
  if (principal.kind === "member") return [person];
  const actor = { actorId, ownerId };
  if (principal.kind === "key" || principal.parentKey === null) return [actor, person];
  return [actor, { actorId: principal.parentKey.keyId, ownerId }, person];
}
