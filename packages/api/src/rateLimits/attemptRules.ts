import { createHash } from "node:crypto";
import { addressBlock } from "./clientAddress.ts";
import type { AttemptKind, AttemptLimits, Limit } from "./policy.ts";

/** Who tries: the address, and the account by its id or its e-mail address, known here or not. */
export interface Attempter {
  readonly address: string;
  readonly account?: string;
}

export interface AttemptRule {
  readonly key: string;
  readonly limit: Limit;
  /** Whether the attempt is given back when it was right. */
  readonly returns: boolean;
}

/** A reset is answered in the same way for everybody, so its answer shows nothing to be right. */
const provesSomething = new Set<AttemptKind>(["sign-in", "two-factor"]);

/**
 * The limits of an attempt. An address that has none left uses nothing up of the account, and one
 * address with the wrong password not all of it. Addresses keep what they used: hashing costs the same
 * whether the password is right or not.
 */
export function attemptRules(
  kind: AttemptKind,
  { address, account }: Attempter,
  { address: perAddress, both, account: perAccount }: AttemptLimits,
): readonly AttemptRule[] {
  const block = addressBlock(address);
  const rules: AttemptRule[] = [];
  if (perAddress !== undefined) {
    rules.push({ key: `${kind}:address:${block}`, limit: perAddress, returns: false });
  }
  if (both === undefined && perAccount === undefined) return rules;
  if (account === undefined) throw new Error(`A ${kind} is counted for an account.`);
  const returns = provesSomething.has(kind);
  const name = hash(account.trim().toLowerCase());
  if (both !== undefined) {
    rules.push({ key: `${kind}:both:${name}:${block}`, limit: both, returns });
  }
  if (perAccount !== undefined) {
    rules.push({ key: `${kind}:account:${name}`, limit: perAccount, returns });
  }
  return rules;
}

/** The counts name nobody. */
function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The same for each limit, so that it says nothing about the account. */
export const tooManyAttempts: Readonly<Record<AttemptKind, string>> = {
  "sign-in": "Too many attempts to sign in.",
  "sign-up": "Too many new accounts from this address.",
  reset: "Too many password resets.",
  "two-factor": "Too many attempts.",
  key: "Too many requests with a wrong API key.",
  provider: "Too many attempts to sign in.",
  invitation: "Too many invitations by mail.",
};
