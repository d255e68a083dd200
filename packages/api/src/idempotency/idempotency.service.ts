import { createHash } from "node:crypto";
import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";
import type { Context, Services } from "../context.ts";
import { onWrite } from "../write.ts";
import * as queries from "./idempotency.queries.ts";

export interface KeyedRequest {
  /** The Idempotency-Key header. */
  key: string;
  /** The procedure: the same key may serve another one. */
  route: string;
  input: unknown;
  /** Whether the answer holds a secret, which is shown once and not stored. */
  secret?: boolean;
}

/**
 * Runs `work` once for each key: a repetition within a day gets the first answer again. The answer
 * is stored by the same transaction as the write, so a crash leaves both or neither. Refused
 * requests are not remembered. Of an answer with a secret only is kept that it was given.
 * @throws DomainError IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_PROGRESS, or CONFLICT for a secret
 */
export async function once(
  { services, context }: { services: Services; context: Context },
  request: KeyedRequest,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const { db, log } = services;
  // Nobody in particular owns no keys, and is refused by the work itself.
  if (context.principal.kind === "anonymous") return work();
  const { ownerId, actorId: callerId } = context.principal;
  const scope = { ownerId, callerId, route: request.route, key: checked(request.key) };
  const requestHash = createHash("sha256")
    .update(JSON.stringify(request.input ?? null))
    .digest("hex");
  const lockedUntil = await queries.claimKey(db, scope, requestHash);
  if (lockedUntil === null) {
    const answer = storedAnswer(await queries.findKey(db, scope), requestHash);
    if (request.secret === true) throw shownOnce();
    return answer;
  }
  const claimed = { ...scope, lockedUntil };
  onWrite(context, async (tx, answer) => {
    const kept = JSON.stringify(request.secret === true ? null : answer);
    const stored = await queries.storeResponse(tx, claimed, kept);
    if (!stored) throw inProgress();
  });
  try {
    return await work();
  } finally {
    await queries
      .releaseKey(db, claimed)
      .catch((error: unknown) => log.error({ err: error }, "an idempotency key stays locked"));
  }
}

function checked(key: string): string {
  if (key.length > 0 && key.length <= limits.idempotencyKey) return key;
  const message = `Idempotency-Key holds 1 to ${limits.idempotencyKey} characters.`;
  const fieldError = { path: "Idempotency-Key", code: "too_big", message };
  throw new DomainError("VALIDATION_FAILED", message, {
    fieldErrors: [{ ...fieldError, maximum: limits.idempotencyKey }],
  });
}

function storedAnswer(
  row: { request_hash: string; response: string | null } | undefined,
  requestHash: string,
): unknown {
  if (row !== undefined && row.request_hash !== requestHash) {
    throw new DomainError(
      "IDEMPOTENCY_KEY_REUSED",
      "This Idempotency-Key was used for another request. Use a new key for each new request.",
    );
  }
  if (row === undefined || row.response === null) {
    throw inProgress();
  }
  return JSON.parse(row.response);
}

function inProgress(): DomainError {
  return new DomainError(
    "IDEMPOTENCY_IN_PROGRESS",
    "The first request with this Idempotency-Key is still being worked on. Try again shortly.",
    { retryAfter: 1 },
  );
}

function shownOnce(): DomainError {
  return new DomainError(
    "CONFLICT",
    "This was done already with this Idempotency-Key. Its secret was shown once and is not kept.",
  );
}
