import type { Queryable } from "@personaforge/db/database";
import { can } from "../access/can.ts";
import { localPrincipal, type Principal } from "../access/principal.ts";
import { findKeyById } from "../apiKeys/credentials.queries.ts";
import { keyPrincipal } from "../apiKeys/keyPrincipal.ts";
import { findActing, type ImportRow } from "./imports.queries.ts";

/**
 * Whoever had an import go on last, as what they are now; null when they may not import any more, because
 * they left the workspace, lost their role, or their key was revoked.
 */
export async function principalOf(
  db: Queryable,
  auth: "local" | "accounts",
  row: Pick<ImportRow, "owner_id" | "person_id" | "api_key_id">,
): Promise<Principal | null> {
  const principal = await findPrincipal(db, auth, row);
  const object = { ownerId: row.owner_id, isPublic: false };
  return principal !== null && can(principal, "character.import", object) ? principal : null;
}

async function findPrincipal(
  db: Queryable,
  auth: "local" | "accounts",
  row: Pick<ImportRow, "owner_id" | "person_id" | "api_key_id">,
): Promise<Principal | null> {
  const { owner_id: ownerId, person_id: personId, api_key_id: keyId } = row;
  if (keyId !== null) {
    const key = await findKeyById(db, keyId, ownerId);
    return key === undefined ? null : keyPrincipal(key);
  }
  if (auth === "local") return localPrincipal(ownerId);
  const acting = await findActing(db, { personId, ownerId });
  if (acting === undefined) return null;
  const { account_id: accountId, role } = acting;
  return { kind: "member", ownerId, personId, actorId: personId, role, accountId, sessionId: null };
}
