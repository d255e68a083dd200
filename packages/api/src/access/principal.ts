import type { Scope } from "@personaforge/contract/apiKey";
import type { Role } from "@personaforge/contract/workspace";

interface Inside {
  /** The workspace in which the caller acts: its characters, labels, feed. */
  readonly ownerId: string;
  /** The person who acts, or made the key that does: author of versions, editor of drafts. */
  readonly personId: string;
  /** Whose conversations these are: the person's, the key's, or an embedded page's visitor's. */
  readonly actorId: string;
}

/** A person. In local mode every caller that passed the Host and Origin checks is the one owner. */
export interface MemberPrincipal extends Inside {
  readonly kind: "member";
  readonly role: Role;
  /** Null in local mode, which has no accounts. */
  readonly accountId: string | null;
  readonly sessionId: string | null;
}

/** A program with an API key. */
export interface KeyPrincipal extends Inside {
  readonly kind: "key";
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Pages that may use the key from a browser. */
  readonly origins: readonly string[];
  readonly ratePerMinute: number | null;
  readonly monthlyTokens: number | null;
  /** Whether it was made by whoever runs the installation, whom only the key's own rate limits. */
  readonly ofOperator: boolean;
}

/** A page of somebody's site with a token for one character. */
export interface EmbedPrincipal extends Inside {
  readonly kind: "embed";
  /** The key, or the account, that minted the token. */
  readonly parentId: string;
  /** The key's budgets, which its tokens share; null when a person minted the token. */
  readonly parentKey: Pick<
    KeyPrincipal,
    "keyId" | "ratePerMinute" | "monthlyTokens" | "ofOperator"
  > | null;
  readonly characterId: string;
  readonly scopes: readonly Scope[];
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whoever calls. */
export type Principal =
  | { readonly kind: "anonymous" }
  | MemberPrincipal
  | KeyPrincipal
  | EmbedPrincipal;

/** The owner of an installation without accounts. */
export function localPrincipal(ownerId: string): MemberPrincipal {
  const inside = { ownerId, personId: ownerId, actorId: ownerId };
  return { kind: "member", ...inside, role: "owner", accountId: null, sessionId: null };
}

export const anonymous: Principal = { kind: "anonymous" };

/** Stands for nobody in SQL: no row has this owner. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** The id that scopes a query to the workspace of this principal. */
export function ownerIdOf(principal: Principal): string {
  return principal.kind === "anonymous" ? nobody : principal.ownerId;
}

/** The id that names the person behind what is written. */
export function personIdOf(principal: Principal): string {
  return principal.kind === "anonymous" ? nobody : principal.personId;
}

/** The id that scopes a query to what was said by this principal. */
export function actorIdOf(principal: Principal): string {
  return principal.kind === "anonymous" ? nobody : principal.actorId;
}

/** The API key that somebody acts with, directly or by a token it minted. */
export function keyIdOf(principal: Principal): string | null {
  if (principal.kind === "key") return principal.keyId;
  return principal.kind === "embed" ? (principal.parentKey?.keyId ?? null) : null;
}
