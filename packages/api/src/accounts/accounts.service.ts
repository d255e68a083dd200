import type { Me, SignInOffers } from "@personaforge/contract/account";
import type { Database } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import {
  localPrincipal,
  type MemberPrincipal,
  ownerIdOf,
  type Principal,
} from "../access/principal.ts";
import { countSamples } from "../characters/characters.queries.ts";
import type { Context, Services } from "../context.ts";
import { storageOf } from "../files/storage.service.ts";
import { listWorkspaces } from "../workspaces/workspaces.queries.ts";
import * as queries from "./accounts.queries.ts";

export async function me(services: Services, { principal }: Context): Promise<Me> {
  const { db, provider, auth } = services;
  const ownerId = ownerIdOf(principal);
  const accountId = principal.kind === "member" ? principal.accountId : null;
  const isMember = principal.kind === "member" || principal.kind === "key";
  const [owner, samples, account, workspaces, storage] = await Promise.all([
    queries.findOwner(db, ownerId),
    countSamples(db, ownerId),
    accountId === null ? undefined : queries.findAccount(db, accountId),
    accountId === null ? [] : listWorkspaces(db, accountId),
    isMember ? storageOf(services, ownerId) : null,
  ]);
  const { id, model, demo, notice } = provider;
  return {
    auth,
    // A visitor of somebody's page learns nothing of the workspace behind it.
    owner: principal.kind === "embed" ? null : (owner ?? null),
    role: principal.kind === "member" ? principal.role : null,
    account: account ?? null,
    workspaces,
    key: keyOf(principal),
    chat: { provider: id, model, demo, notice },
    samples: principal.kind === "embed" ? 0 : samples,
    storage,
  };
}

export async function offers({ auth, identity }: Services): Promise<SignInOffers> {
  if (identity === null) return { auth, providers: [], mail: false, sign_up: "invited" };
  return { auth, ...(await identity.offers()) };
}

function keyOf(principal: Principal): Me["key"] {
  if (principal.kind === "key") return { name: principal.name, scopes: [...principal.scopes] };
  if (principal.kind !== "embed") return null;
  return { name: "Embed token", scopes: [...principal.scopes] };
}

/**
 * The one owner of an installation without accounts, made when it starts for the first time. One
 * that had accounts before shows the place of whoever set it up.
 */
export async function localOwner(db: Database): Promise<MemberPrincipal> {
  const first = await queries.findInstanceOwner(db);
  if (first !== undefined) return localPrincipal(first.owner_id);
  await queries.insertOwner(db, { id: uuidv7(), handle: "local", name: "You" });
  const owner = await queries.findOwnerByHandle(db, "local");
  if (owner === undefined) throw new Error("the local owner was not stored");
  return localPrincipal(owner.id);
}
