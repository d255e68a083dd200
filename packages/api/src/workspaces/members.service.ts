import { DomainError } from "@personaforge/contract/errors";
import type { Invitation, Member, Role } from "@personaforge/contract/workspace";
import type { Tx } from "@personaforge/db/database";
import { can, demand } from "../access/can.ts";
import type { Context, Services } from "../context.ts";
import { type Deed, unchanged } from "../write.ts";
import { lockInForce, type Locked, writeMembership } from "./inForce.ts";
import { listInvitations, withdrawInvitations } from "./invitations.queries.ts";
import { toInvitation } from "./invitations.service.ts";
import * as queries from "./members.queries.ts";
import { type AccountHolder, accountHolder } from "./needsAccounts.ts";

/** Everybody in the workspace in force; who is invited is shown to those who may invite. */
export async function list(
  services: Services,
  { principal }: Context,
): Promise<{ items: Member[]; invitations: Invitation[] }> {
  const caller = accountHolder(principal);
  const { ownerId } = caller;
  const [members, invitations] = await Promise.all([
    queries.listMembers(services.db, ownerId),
    can(caller, "invitation.create") ? listInvitations(services.db, ownerId) : [],
  ]);
  return {
    items: members.map((row) => toMember(row, caller)),
    invitations: invitations.map(toInvitation),
  };
}

/** Editors and viewers know one another by name and handle. */
function toMember({ email, ...row }: queries.MemberRow, caller: AccountHolder): Member {
  const seesEmail = can(caller, "member.update") || row.account_id === caller.accountId;
  return { ...row, email: seesEmail ? email : null };
}

export async function update(
  services: Services,
  context: Context,
  { account_id: accountId, role }: { account_id: string; role: Role },
): Promise<Member> {
  return writeMembership(services, context, async (tx) => {
    const locked = await lockInForce(tx, context, "member.update");
    const { workspace, caller } = locked;
    const before = roleOf(locked, accountId);
    if (before === "owner" || role === "owner") demandOwners(locked);
    const membership = { ownerId: workspace.id, accountId };
    if (before !== role) {
      if (before === "owner") refuseLastOwner(locked);
      await queries.setRole(tx, { ...membership, role });
    }
    const answer = toMember(await queries.findMember(tx, membership), caller);
    if (before === role) return unchanged(answer);
    const also = can({ ...caller, role }, "invitation.create")
      ? []
      : await withdraw(tx, membership);
    const object = { type: "member" as const, id: accountId, part: role };
    return { answer, record: { action: "member.update", object }, also };
  });
}

/** Takes somebody out; everybody may take out themselves. */
export async function remove(
  services: Services,
  context: Context,
  { account_id: accountId }: { account_id: string },
): Promise<{ account_id: string }> {
  const isSelf = accountHolder(context.principal).accountId === accountId;
  const action = isSelf ? "member.leave" : "member.remove";
  return writeMembership(services, context, async (tx) => {
    const locked = await lockInForce(tx, context, action);
    const before = roleOf(locked, accountId);
    if (before === "owner") {
      demandOwners(locked);
      refuseLastOwner(locked);
    }
    const membership = { ownerId: locked.workspace.id, accountId };
    await queries.deleteMember(tx, membership);
    await queries.leaveSessions(tx, membership);
    const also = await withdraw(tx, membership);
    const object = { type: "member" as const, id: accountId, part: before };
    return { answer: { account_id: accountId }, record: { action, object }, also };
  });
}

/** Whoever may not invite any more lets nobody in by what they asked before, nor themselves by another address. */
async function withdraw(tx: Tx, membership: queries.Membership): Promise<Deed[]> {
  const withdrawn = await withdrawInvitations(tx, membership);
  return withdrawn.map(({ id }) => ({
    record: { action: "invitation.revoke", object: { type: "invitation", id } },
  }));
}

function roleOf({ roles }: Locked, accountId: string): Role {
  const role = roles.get(accountId);
  if (role !== undefined) return role;
  throw new DomainError("NOT_FOUND", "This workspace has no such member.");
}

function demandOwners({ caller, workspace: { id: ownerId } }: Locked): void {
  demand(caller, "owner.manage", { ownerId, isPublic: false });
}

function refuseLastOwner({ roles, workspace }: Locked): void {
  const owners = [...roles.values()].filter((role) => role === "owner");
  if (owners.length > 1) return;
  const message =
    workspace.kind === "personal"
      ? "This is your personal workspace: it is yours as long as you have an account."
      : "This is the last owner. Make somebody else an owner first, or delete the workspace.";
  throw new DomainError("CONFLICT", message);
}
