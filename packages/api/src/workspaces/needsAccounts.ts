import { DomainError } from "@personaforge/contract/errors";
import type { MemberPrincipal, Principal } from "../access/principal.ts";

/** Somebody with an account. */
export type AccountHolder = MemberPrincipal & { readonly accountId: string };

/**
 * The caller with their account, which every workspace has to do with.
 * @throws DomainError CONFLICT in local mode, which has one workspace and one person
 */
export function accountHolder(principal: Principal): AccountHolder {
  if (principal.kind !== "member") throw new DomainError("FORBIDDEN", "Only a person can do this.");
  const { accountId } = principal;
  if (accountId !== null) return { ...principal, accountId };
  throw new DomainError(
    "CONFLICT",
    "This takes accounts, and this installation has none. Start it with PF_AUTH=accounts.",
  );
}
