import type {
  ApiKey,
  createApiKey,
  MadeApiKey,
  revokeApiKey,
  rotateApiKey,
} from "@personaforge/contract/apiKey";
import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";
import type { Queryable, Tx } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import { type Action, demand } from "../access/can.ts";
import { ownerIdOf, personIdOf } from "../access/principal.ts";
import type { Context, Services } from "../context.ts";
import { findUse } from "../rateLimits/tokenBudget.queries.ts";
import { type AuditRecord, unchanged, write } from "../write.ts";
import * as queries from "./apiKeys.queries.ts";
import { keyHash, makeKeyText, shownPrefix } from "./keyText.ts";

export async function list(
  { db }: Pick<Services, "db">,
  { principal }: Context,
): Promise<{ items: ApiKey[] }> {
  return { items: await readKeys(db, { ownerId: ownerIdOf(principal) }) };
}

async function readKeys(db: Queryable, which: { ownerId: string; id?: string }): Promise<ApiKey[]> {
  const rows = await queries.listKeys(db, which);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [uses, tokens] = await Promise.all([queries.listUse(db, ids), findUse(db, ids)]);
  const requests = new Map(ids.map((id) => [id, Array.from({ length: 30 }, () => 0)]));
  for (const use of uses) requests.get(use.key_id)?.splice(29 - use.age, 1, Number(use.requests));
  return rows.map((row) =>
    toKey(row, { requests: requests.get(row.id) ?? [], tokens: tokens.get(row.id)?.month ?? 0 }),
  );
}

function toKey(row: queries.KeyRow, used: { requests: number[]; tokens: number }): ApiKey {
  const { creator_handle: handle, creator_name: name, monthly_tokens: monthly, ...key } = row;
  return {
    ...key,
    monthly_tokens: monthly === null ? null : Number(monthly),
    tokens_used: used.tokens,
    requests: used.requests,
    created_by: { handle, name },
  };
}

export async function create(
  services: Services,
  context: Context,
  input: z.output<typeof createApiKey>,
): Promise<MadeApiKey> {
  const { principal } = context;
  const ownerId = ownerIdOf(principal);
  demand(principal, "apiKey.create", { ownerId, isPublic: false });
  const secret = makeKeyText();
  return write(services, context, async (tx) => {
    await refuseTooMany(tx, ownerId);
    const id = uuidv7();
    await queries.insertKey(tx, {
      id,
      ownerId,
      personId: personIdOf(principal),
      name: input.name,
      prefix: shownPrefix(secret),
      hash: keyHash(secret),
      scopes: input.scopes,
      origins: input.origins,
      ratePerMinute: input.rate_per_minute,
      monthlyTokens: input.monthly_tokens,
      expiresIn: input.expires_in_days,
    });
    const answer = { ...(await readKey(tx, ownerId, id)), secret };
    return { answer, record: recordOf("apiKey.create", id) };
  });
}

async function refuseTooMany(tx: Tx, ownerId: string): Promise<void> {
  await queries.lockKeys(tx, ownerId);
  if ((await queries.countLiving(tx, ownerId)) < limits.apiKeys) return;
  throw new DomainError(
    "CONFLICT",
    `A workspace has at most ${limits.apiKeys} API keys. Revoke one that is not used any more.`,
  );
}

async function readKey(tx: Tx, ownerId: string, id: string): Promise<ApiKey> {
  const [key] = await readKeys(tx, { ownerId, id });
  if (key === undefined) throw keyNotFound();
  return key;
}

function recordOf(action: Action, id: string): AuditRecord {
  return { action, object: { type: "api_key", id } };
}

function keyNotFound(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such API key in this workspace.");
}

async function lockMine(
  tx: Tx,
  { principal }: Context,
  { id, action }: { id: string; action: Action },
): Promise<queries.LockedKey> {
  const ownerId = ownerIdOf(principal);
  const key = await queries.lockKey(tx, id, ownerId);
  if (key === undefined) throw keyNotFound();
  demand(principal, action, { ownerId, isPublic: false });
  return key;
}

/** Programs that have the old secret get a day to take the new one. */
export async function rotate(
  services: Services,
  context: Context,
  { id }: z.output<typeof rotateApiKey>,
): Promise<MadeApiKey> {
  const secret = makeKeyText();
  return write(services, context, async (tx) => {
    const key = await lockMine(tx, context, { id, action: "apiKey.rotate" });
    if (key.created_by !== personIdOf(context.principal)) throw actsForOther(key);
    if (key.revoked_at !== null || key.has_expired) throw hasEnded(key);
    await queries.replaceSecret(tx, { id, hash: keyHash(secret), prefix: shownPrefix(secret) });
    const answer = { ...(await readKey(tx, ownerIdOf(context.principal), id)), secret };
    return { answer, record: recordOf("apiKey.rotate", id) };
  });
}

/** With the new secret, one person would write as the other, read their drafts, and use their tokens. */
function actsForOther({ name }: queries.LockedKey): DomainError {
  return new DomainError(
    "FORBIDDEN",
    `The API key "${name}" acts for whoever made it, so that only they get a new secret. Revoke it, and make one of your own.`,
  );
}

function hasEnded({ name, revoked_at }: queries.LockedKey): DomainError {
  const how = revoked_at === null ? "has expired" : "was revoked";
  return new DomainError("CONFLICT", `The API key "${name}" ${how}. Make a new one.`);
}

/** Ends the key and its tokens for good, the secret before a rotation too. */
export async function revoke(
  services: Services,
  context: Context,
  { id }: z.output<typeof revokeApiKey>,
): Promise<{ id: string }> {
  return write(services, context, async (tx) => {
    const key = await lockMine(tx, context, { id, action: "apiKey.revoke" });
    if (key.revoked_at !== null) return unchanged({ id });
    await queries.revoke(tx, id);
    return { answer: { id }, record: recordOf("apiKey.revoke", id) };
  });
}
