import { id } from "@personaforge/contract/character";
import { DomainError } from "@personaforge/contract/errors";
import type { Database } from "@personaforge/db/database";
import type { MemberPrincipal } from "../access/principal.ts";
import { findMembership } from "./memberships.queries.ts";

/** A session, and where it wants to be. */
export interface Entrant {
  accountId: string;
  sessionId: string;
  /** What the request's header names: this workspace, or none. */
  named: string | undefined;
  /** Where the session was left; null is the personal workspace. */
  workspaceId: string | null;
}

/**
 * The workspace in which a session acts, and as what. One it was left in and may no longer enter
 * gives way to the personal workspace; one that the request names does not.
 * @returns null when the account is gone
 * @throws DomainError FORBIDDEN when the request names a workspace that is not the account's
 */
export async function memberPrincipal(
  db: Database,
  { accountId, sessionId, named, workspaceId }: Entrant,
): Promise<MemberPrincipal | null> {
  const strictly = named !== undefined;
  if (strictly && !id.safeParse(named).success) throw notAMember();
  const [row] = await findMembership(db, {
    accountId,
    wanted: named ?? workspaceId ?? undefined,
    strictly,
  });
  if (row !== undefined) {
    const { owner_id: ownerId, role, person_id: personId } = row;
    return { kind: "member", ownerId, personId, actorId: personId, role, accountId, sessionId };
  }
  if (strictly) throw notAMember();
  return null;
}

/** The same for a workspace that does not exist. */
export function notAMember(): DomainError {
  return new DomainError("FORBIDDEN", "You are not a member of this workspace.");
}
