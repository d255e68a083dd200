import { createHash, randomBytes } from "node:crypto";
import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";
import type {
  inviteMember,
  Invitation,
  MadeInvitation,
  ShownInvitation,
  Workspace,
} from "@personaforge/contract/workspace";
import type { Tx } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import { findAccount, findOwner } from "../accounts/accounts.queries.ts";
import { invitationLetter } from "../accounts/mailTexts.ts";
import type { Context, Services } from "../context.ts";
import { keepRecord, write } from "../write.ts";
import { inWorkspace, lockInForce, type Locked } from "./inForce.ts";
import * as queries from "./invitations.queries.ts";
import { insertMember, listMembers } from "./members.queries.ts";
import { accountHolder } from "./needsAccounts.ts";
import { findWorkspace, lockWorkspace } from "./workspaces.queries.ts";

const days = 7;

type Made = Pick<queries.InvitationRow, "id" | "email" | "role" | "created_at" | "expires_at">;

export function toInvitation({
  inviter_handle: handle,
  inviter_name: name,
  ...row
}: queries.InvitationRow): Invitation {
  return { ...row, invited_by: handle === null || name === null ? null : { handle, name } };
}

/** The same for every address, whether it has an account or not. */
export async function create(
  services: Services,
  context: Context,
  input: z.output<typeof inviteMember>,
): Promise<MadeInvitation> {
  const { ownerId, personId, accountId } = accountHolder(context.principal);
  // Else anybody with an account could have strangers' mailboxes filled in our name.
  const mail = { address: accountId, account: input.email };
  if (services.mailer !== null) await services.limits.attempt("invitation", mail);
  const token = randomBytes(32).toString("base64url");
  const inviter = await findOwner(services.db, personId);
  const invitedBy = inviter === undefined ? null : { handle: inviter.handle, name: inviter.name };
  const made = await write(services, context, async (tx) => {
    const locked = await lockInForce(tx, context, "invitation.create");
    await admit(tx, locked, input.email);
    const row: Made = await queries.storeInvitation(tx, {
      ...input,
      ...{ id: uuidv7(), ownerId, days, invitedBy: personId, tokenHash: hashOf(token) },
    });
    const object = { type: "invitation" as const, id: row.id, part: row.role };
    const answer = { ...row, invited_by: invitedBy };
    return { answer, record: { action: "invitation.create", object } };
  });
  // In the fragment, which reaches no server, log or Referer.
  const url = new URL(`/invitation#token=${token}`, services.publicUrl).href;
  const mailed = await post(services, { ownerId, to: made.email, inviter: inviter?.name, url });
  return { ...made, url, mailed };
}

async function admit(tx: Tx, { workspace, roles }: Locked, email: string): Promise<void> {
  if (workspace.kind === "personal") {
    const message =
      "A personal workspace is for one. Make a team workspace, and invite people there.";
    throw new DomainError("CONFLICT", message);
  }
  await queries.deleteExpired(tx, workspace.id);
  const members = await listMembers(tx, workspace.id);
  if (members.some((member) => member.email === email)) {
    throw new DomainError("CONFLICT", "This is the address of a member already.");
  }
  const invited = await queries.listInvitations(tx, workspace.id);
  const others = invited.filter((invitation) => invitation.email !== email);
  if (roles.size + others.length < limits.members) return;
  const message = `A workspace has at most ${limits.members} members, invited ones included.`;
  const fieldError = { path: "email", code: "too_big", message, maximum: limits.members };
  throw new DomainError("VALIDATION_FAILED", message, { fieldErrors: [fieldError] });
}

interface Posted {
  ownerId: string;
  to: string;
  inviter: string | undefined;
  url: string;
}

/** Whether the mail server took it. Whoever invites can hand the link over themselves. */
async function post(
  { db, mailer, log }: Services,
  { ownerId, to, inviter = "Somebody", url }: Posted,
): Promise<boolean> {
  if (mailer === null) return false;
  const workspace = (await findOwner(db, ownerId))?.name ?? "a workspace";
  try {
    await mailer.send(to, invitationLetter({ inviter, workspace, url }));
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    log.error({ reason }, "an invitation was not mailed");
    return false;
  }
}

export async function revoke(
  services: Services,
  context: Context,
  id: string,
): Promise<{ id: string }> {
  return write(services, context, async (tx) => {
    const { workspace } = await lockInForce(tx, context, "invitation.revoke");
    if (!(await queries.deleteInvitation(tx, id, workspace.id))) {
      throw new DomainError("NOT_FOUND", "This workspace has no such invitation.");
    }
    const object = { type: "invitation" as const, id };
    return { answer: { id }, record: { action: "invitation.revoke", object } };
  });
}

/** What somebody with the link is shown. */
export async function read(
  services: Services,
  { principal }: Context,
  token: string,
): Promise<ShownInvitation> {
  accountHolder(principal);
  const found = await queries.findInvitation(services.db, hashOf(token));
  if (found === undefined) throw noInvitation();
  const { handle, name, email, role, expires_at } = found;
  return { workspace: { handle, name }, email, role, expires_at };
}

/** Makes the caller a member. The invitation is used up. */
export async function accept(
  services: Services,
  context: Context,
  token: string,
): Promise<Workspace> {
  const { accountId } = accountHolder(context.principal);
  const tokenHash = hashOf(token);
  return write(services, context, async (tx) => {
    const seen = await queries.findInvitation(tx, tokenHash);
    if (seen === undefined) throw noInvitation();
    // One after another, and the workspace first, as whoever invites does.
    await lockWorkspace(tx, seen.owner_id);
    const found = await queries.findInvitation(tx, tokenHash);
    if (found === undefined) throw noInvitation();
    const { id, owner_id: ownerId, email, role } = found;
    await demandAddress(tx, accountId, { email, mustBeVerified: services.mailer !== null });
    await queries.deleteInvitation(tx, id, ownerId);
    await insertMember(tx, { ownerId, accountId, role });
    const object = { type: "member" as const, id: accountId, part: role };
    const record = { action: "invitation.accept" as const, object };
    await keepRecord(tx, inWorkspace(context, ownerId), { record });
    const answer = await findWorkspace(tx, ownerId, accountId);
    if (answer === undefined) throw noInvitation();
    return { answer, record: null };
  });
}

async function demandAddress(
  tx: Tx,
  accountId: string,
  { email, mustBeVerified }: { email: string; mustBeVerified: boolean },
): Promise<void> {
  const account = await findAccount(tx, accountId);
  if (account === undefined || account.email !== email) {
    const message = `This invitation is for ${email}. Sign in with that address to accept it.`;
    throw new DomainError("FORBIDDEN", message);
  }
  if (mustBeVerified && !account.email_verified) {
    throw new DomainError("FORBIDDEN", "Confirm your e-mail address first, then accept.");
  }
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The same whether it never was, has expired, was revoked, replaced, or used. */
function noInvitation(): DomainError {
  const message = "This invitation is not good any more. Ask for a new one.";
  return new DomainError("NOT_FOUND", message);
}
