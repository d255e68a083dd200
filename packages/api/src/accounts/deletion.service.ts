import type { deleteAccount } from "@personaforge/contract/account";
import { DomainError } from "@personaforge/contract/errors";
import type { Tx } from "@personaforge/db/database";
import type * as z from "zod";
import { insertAudit } from "../audit/audit.queries.ts";
import type { Context, Services } from "../context.ts";
import { allowMinutes } from "../jobs/emptyTrash.queries.ts";
import { type AuditRecord, auditOf, write } from "../write.ts";
import { findAccount } from "./accounts.queries.ts";
import * as queries from "./deletion.queries.ts";
import { demandPassword } from "./password.ts";
import { atHome, personOf } from "./person.ts";
import { clearPlaces } from "./places.ts";
import { deleteOwners } from "./places.queries.ts";

/**
 * Deletes the caller's account and everything that is theirs, in one transaction. What they wrote in
 * the workspaces of others stays there, by "Deleted account".
 */
export async function remove(
  services: Services,
  context: Context,
  input: z.output<typeof deleteAccount>,
): Promise<{ id: string }> {
  const { accountId } = personOf(context);
  if (accountId === null) throw withoutAccounts();
  await demandOwnEmail(services, accountId, input.email);
  await demandPassword(services, accountId, input.password);
  const home = atHome(context);
  return write(services, home, async (tx) => {
    await allowMinutes(tx);
    const account = await queries.lockAccount(tx, accountId);
    if (account === undefined) throw new DomainError("UNAUTHENTICATED", "Sign in to do this.");
    if (account.is_instance_owner) await refuseWhileOthers(tx, accountId);
    const teams = await findEmptyTeams(tx, account);
    await forget(tx, { account, teams, context: home });
    const object = { type: "account", id: accountId } as const;
    return { answer: { id: accountId }, record: { action: "account.delete", object } };
  });
}

async function demandOwnEmail({ db }: Services, accountId: string, email: string): Promise<void> {
  const account = await findAccount(db, accountId);
  if (account?.email === email.trim().toLowerCase()) return;
  const message = "This is not the e-mail address of your account.";
  const fieldErrors = [{ path: "email", code: "custom", message }];
  throw new DomainError("VALIDATION_FAILED", message, { fieldErrors });
}

/** Nobody else could be given the installation, so its owner leaves last. */
async function refuseWhileOthers(tx: Tx, accountId: string): Promise<void> {
  await queries.lockSignUps(tx);
  if (!(await queries.hasOtherAccount(tx, accountId))) return;
  throw new DomainError(
    "CONFLICT",
    "You set this installation up, and others have accounts here. Your account can be deleted when it is the last one.",
  );
}

/** The teams that go with the account, because nobody else is in them. */
async function findEmptyTeams(tx: Tx, account: queries.AccountRow): Promise<string[]> {
  const owned = await queries.lockOwned(tx, account);
  const teams = owned.filter(({ kind }) => kind === "team");
  const ids = teams.map(({ id }) => id);
  const others = await queries.lockOthers(tx, account.id, ids);
  const inhabited = new Set(others.map(({ owner_id: id }) => id));
  const led = new Set(others.flatMap(({ owner_id: id, role }) => (role === "owner" ? [id] : [])));
  const left = teams.filter(({ id }) => inhabited.has(id) && !led.has(id));
  if (left.length > 0) throw leavesTeams(left.map(({ name }) => name));
  return ids.filter((id) => !inhabited.has(id));
}

function leavesTeams(names: readonly string[]): DomainError {
  const [first = "", ...rest] = names.map((name) => `"${name}"`);
  const which = rest.length === 0 ? first : `${rest.join(", ")} and ${first}`;
  return new DomainError(
    "CONFLICT",
    `You are the only owner of ${which}, where others are members. Make one of them an owner, or delete the workspace first.`,
  );
}

interface Leaving {
  account: queries.AccountRow;
  /** Teams that go too. */
  teams: readonly string[];
  context: Context;
}

async function forget(tx: Tx, { account, teams, context }: Leaving): Promise<void> {
  const { id, owner_id: personId, email } = account;
  const record = (ownerId: string, done: AuditRecord) =>
    insertAudit(tx, { ...auditOf(context, done), ownerId }, []);
  await queries.deleteConversations(tx, personId);
  await queries.deleteAnswers(tx, personId);
  await clearPlaces(tx, [personId, ...teams]);
  for (const key of await queries.revokeKeys(tx, personId)) {
    const object = { type: "api_key", id: key.id } as const;
    await record(key.owner_id, { action: "apiKey.revoke", object });
  }
  for (const left of await queries.deleteMemberships(tx, id)) {
    await record(left.owner_id, { action: "member.leave", object: { type: "member", id } });
  }
  await queries.deleteDrafts(tx, personId);
  await queries.deleteImports(tx, personId);
  await queries.deleteTokenUse(tx, personId);
  await queries.deleteInvitationsTo(tx, email);
  await queries.forgetInviter(tx, personId);
  await queries.deleteVerifications(tx, account);
  await queries.deleteAccount(tx, id);
  await queries.buryOwner(tx, personId);
  for (const team of teams) {
    await record(team, { action: "workspace.delete", object: { type: "workspace", id: team } });
  }
  await deleteOwners(tx, teams);
}

function withoutAccounts(): DomainError {
  return new DomainError(
    "CONFLICT",
    "There are no accounts here. To delete everything, stop PersonaForge and delete its data folder.",
  );
}
