import { DomainError } from "@personaforge/contract/errors";
import type { MemberPrincipal } from "../access/principal.ts";
import type { Context } from "../context.ts";

/**
 * The person who calls; programs were turned away by the table before.
 * @throws DomainError FORBIDDEN
 */
export function personOf({ principal }: Pick<Context, "principal">): MemberPrincipal {
  if (principal.kind === "member") return principal;
  throw new DomainError("FORBIDDEN", "Only a person can do this.");
}

/**
 * The same caller in their personal workspace: what people do to their own account is nobody's
 * business in the workspace in which they happen to be.
 */
export function atHome(context: Context): Context {
  const person = personOf(context);
  return { ...context, principal: { ...person, ownerId: person.personId, role: "owner" } };
}
