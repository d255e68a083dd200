import { DomainError } from "@personaforge/contract/errors";
import type { MemberPrincipal, Principal } from "../access/principal.ts";
import { personOf } from "../accounts/person.ts";

/** Somebody with an account. */
export type AccountHolder = MemberPrincipal & { readonly accountId: string };

/**
 * The caller with their account, which every workspace has to do with.
 * @throws DomainError FORBIDDEN for a program, CONFLICT in local mode, which has one workspace and one
 * person
 */
export function accountHolder(principal: Principal): AccountHolder {
  const person = personOf({ principal });
  const { accountId } = person;
  if (accountId !== null) return { ...person, accountId };
  throw new DomainError(
    "CONFLICT",
    "This takes accounts, and this installation has none. Start it with PF_AUTH=accounts.",
  );
}
