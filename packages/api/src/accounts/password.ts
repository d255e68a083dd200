import { DomainError } from "@personaforge/contract/errors";
import { verifyPassword } from "better-auth/crypto";
import type { Services } from "../context.ts";
import { findPasswordHash } from "./password.queries.ts";

/**
 * Makes sure that whoever holds a session of the account also knows its password, where it has one.
 * @throws DomainError VALIDATION_FAILED, or RATE_LIMITED after 5 wrong ones in 15 minutes
 */
export async function demandPassword(
  { db, limits }: Pick<Services, "db" | "limits">,
  accountId: string,
  password: string | undefined,
): Promise<void> {
  const hash = await findPasswordHash(db, accountId);
  if (hash === undefined) return;
  if (password === undefined) throw refusal("Type your password too.");
  // Whoever is signed in is known, from wherever they ask.
  const who = { account: accountId, address: accountId };
  await limits.attempt("two-factor", who);
  if (!(await verifyPassword({ hash, password }))) throw refusal("This is not your password.");
  await limits.succeeded("two-factor", who);
}

function refusal(message: string): DomainError {
  const fieldErrors = [{ path: "password", code: "custom", message }];
  return new DomainError("VALIDATION_FAILED", message, { fieldErrors });
}
