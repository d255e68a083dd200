import type { Me } from "@personaforge/contract/account";
import type { Database } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import { ownerIdOf, type Principal } from "../access/principal.ts";
import { countSamples } from "../characters/characters.queries.ts";
import type { Context, Services } from "../context.ts";
import * as queries from "./account.queries.ts";

export async function me(services: Services, { principal }: Context): Promise<Me> {
  const { db, provider, auth } = services;
  const ownerId = ownerIdOf(principal);
  const [owner, samples] = await Promise.all([
    queries.findOwner(db, ownerId),
    countSamples(db, ownerId),
  ]);
  const { id, model, demo, notice } = provider;
  return { auth, owner: owner ?? null, chat: { provider: id, model, demo, notice }, samples };
}

/** The one owner of an installation without accounts, made when it starts for the first time. */
export async function localOwner(db: Database): Promise<Principal> {
  await queries.insertOwner(db, { id: uuidv7(), handle: "local", name: "You" });
  const owner = await queries.findOwnerByHandle(db, "local");
  if (owner === undefined) throw new Error("the local owner was not stored");
  return { kind: "owner", ownerId: owner.id };
}
