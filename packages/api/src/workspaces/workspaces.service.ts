import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";
import type { Workspace } from "@personaforge/contract/workspace";
import type { Tx } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import { makeHandle } from "../accounts/handle.ts";
import { clearPlaces } from "../accounts/places.ts";
import { deleteOwners } from "../accounts/places.queries.ts";
import type { Context, Services } from "../context.ts";
import { allowMinutes } from "../jobs/emptyTrash.queries.ts";
import { keepRecord, type ObjectType, unchanged, write } from "../write.ts";
import { inWorkspace, lockInForce, writeMembership } from "./inForce.ts";
import { insertMember } from "./members.queries.ts";
import { accountHolder } from "./needsAccounts.ts";
import * as queries from "./workspaces.queries.ts";

const workspaceObject = (id: string) => ({ type: "workspace" as ObjectType, id });

/** The caller's workspaces, the personal one first. */
export async function list(
  services: Services,
  { principal }: Context,
): Promise<{ items: Workspace[] }> {
  const { accountId } = accountHolder(principal);
  return { items: await queries.listWorkspaces(services.db, accountId) };
}

/** Makes a team workspace, which the caller owns. */
export async function create(
  services: Services,
  context: Context,
  { name }: { name: string },
): Promise<Workspace> {
  const { accountId } = accountHolder(context.principal);
  return write(services, context, async (tx) => {
    await queries.lockAccount(tx, accountId);
    if ((await queries.countOwned(tx, accountId)) >= limits.workspaces) throw tooMany();
    const id = uuidv7();
    const handle = await insertTeam(tx, id, name);
    await insertMember(tx, { ownerId: id, accountId, role: "owner" });
    // In the new workspace's audit, not in that of the one in which the caller happens to be.
    const record = { action: "workspace.create" as const, object: workspaceObject(id) };
    await keepRecord(tx, inWorkspace(context, id), { record });
    return { answer: { id, handle, name, kind: "team", role: "owner" }, record: null };
  });
}

async function insertTeam(tx: Tx, id: string, name: string): Promise<string> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const handle = makeHandle(name, "team");
    if (await queries.insertTeam(tx, { id, handle, name })) return handle;
  }
  throw new DomainError("CONFLICT", "No handle is free for this name. Try again.");
}

function tooMany(): DomainError {
  const message = `You own ${limits.workspaces} team workspaces, which is as many as there may be.`;
  const fieldError = { path: "", code: "too_big", message, maximum: limits.workspaces };
  return new DomainError("VALIDATION_FAILED", message, { fieldErrors: [fieldError] });
}

/** Renames the workspace in force. A personal one is called like its person. */
export async function update(
  services: Services,
  context: Context,
  { name }: { name: string },
): Promise<Workspace> {
  return write(services, context, async (tx) => {
    const { workspace, caller } = await lockInForce(tx, context, "workspace.update");
    if (workspace.kind === "personal") {
      const message =
        "Your personal workspace is called like you: change your name in your profile.";
      throw new DomainError("CONFLICT", message);
    }
    const answer = { ...workspace, name, role: caller.role };
    if (workspace.name === name) return unchanged(answer);
    await queries.renameWorkspace(tx, workspace.id, name);
    const object = workspaceObject(workspace.id);
    return { answer, record: { action: "workspace.update", object } };
  });
}

/** Deletes the team workspace in force with everything in it, for good. Its audit stays. */
export async function remove(
  services: Services,
  context: Context,
  { name }: { name: string },
): Promise<{ id: string }> {
  return writeMembership(services, context, async (tx) => {
    const { workspace } = await lockInForce(tx, context, "workspace.delete");
    if (workspace.kind === "personal") {
      const message =
        "Your personal workspace goes with your account. Delete your account instead.";
      throw new DomainError("CONFLICT", message);
    }
    if (name !== workspace.name) throw wrongName();
    const { id } = workspace;
    await allowMinutes(tx);
    await clearPlaces(tx, [id]);
    await deleteOwners(tx, [id]);
    const record = { action: "workspace.delete" as const, object: workspaceObject(id) };
    return { answer: { id }, record };
  });
}

function wrongName(): DomainError {
  const message = "This is not the name of the workspace. Type it as it is.";
  const fieldErrors = [{ path: "name", code: "wrong_name", message }];
  return new DomainError("VALIDATION_FAILED", message, { fieldErrors });
}

/** Leaves the caller's session in another of their workspaces. */
export async function enter(services: Services, context: Context, id: string): Promise<Workspace> {
  const { accountId, sessionId, personId } = accountHolder(context.principal);
  return writeMembership(services, context, async (tx) => {
    const workspace = await queries.findWorkspace(tx, id, accountId);
    if (workspace === undefined || sessionId === null) {
      throw new DomainError("NOT_FOUND", "You have no workspace of this id.");
    }
    const session = { sessionId, accountId, workspaceId: workspace.id };
    if (!(await queries.moveSession(tx, session))) return unchanged(workspace);
    // Where somebody goes is nobody's business in the workspace that they leave.
    const object = { type: "session" as const, id: sessionId, part: workspace.id };
    const record = { action: "workspace.switch" as const, object };
    await keepRecord(tx, inWorkspace(context, personId), { record });
    return { answer: workspace, record: null };
  });
}
