/**
 * Whoever calls. In local mode every caller that passed the Host and Origin checks is the one
 * owner of this installation.
 */
export type Principal =
  | { readonly kind: "anonymous" }
  | { readonly kind: "owner"; readonly ownerId: string };

export const anonymous: Principal = { kind: "anonymous" };

/** Stands for nobody in SQL: no row has this owner. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** The id that scopes a query to what this principal owns. */
export function ownerIdOf(principal: Principal): string {
  return principal.kind === "owner" ? principal.ownerId : nobody;
}
