import type { Role } from "@personaforge/contract/workspace";
import type { Tx } from "@personaforge/db/database";
import { type Action, demand } from "../access/can.ts";
import type { Context, Services } from "../context.ts";
import { write, type Written } from "../write.ts";
import { listRoles } from "./members.queries.ts";
import { notAMember } from "./memberships.ts";
import { type AccountHolder, accountHolder } from "./needsAccounts.ts";
import { lockWorkspace, type WorkspaceRow } from "./workspaces.queries.ts";

/** A workspace that nobody else changes until the commit. */
export interface Locked {
  workspace: WorkspaceRow;
  /** Everybody's role, by account. */
  roles: ReadonlyMap<string, Role>;
  caller: AccountHolder;
}

/**
 * Locks the workspace in force and asks the table again, with the role that the caller has by now:
 * of two owners who demote each other at once, the second is an owner no longer.
 */
export async function lockInForce(tx: Tx, { principal }: Context, action: Action): Promise<Locked> {
  const holder = accountHolder(principal);
  const { ownerId, accountId } = holder;
  const workspace = await lockWorkspace(tx, ownerId);
  const rows = await listRoles(tx, ownerId);
  const roles = new Map(rows.map((row) => [row.account_id, row.role]));
  const role = roles.get(accountId);
  if (workspace === undefined || role === undefined) throw notAMember();
  const caller = { ...holder, role };
  demand(caller, action, { ownerId, isPublic: false });
  return { workspace, roles, caller };
}

/** A {@link write} after which somebody may be elsewhere or something else, at once. */
export async function writeMembership<Answer>(
  services: Services,
  context: Context,
  work: (tx: Tx) => Promise<Written<Answer>>,
): Promise<Answer> {
  const answer = await write(services, context, work);
  services.forgetCallers();
  return answer;
}

/** The same caller in another workspace, whose audit is to know what they did. */
export function inWorkspace(context: Context, ownerId: string): Context {
  const holder = accountHolder(context.principal);
  return { ...context, principal: { ...holder, ownerId } };
}
