import { scope } from "@personaforge/contract/apiKey";
import { DomainError } from "@personaforge/contract/errors";
import type { Database } from "@personaforge/db/database";
import type { Logger } from "pino";
import { v5 as uuidv5, v7 as uuidv7 } from "uuid";
import { keyIdOf, type Principal } from "../access/principal.ts";
import { insertAudit } from "../audit/audit.queries.ts";
import { systemAudit } from "../audit/systemAudit.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { insertKey } from "./apiKeys.queries.ts";
import * as queries from "./credentials.queries.ts";
import { EmbedCredentials } from "./embedCredentials.ts";
import { embedBeginning } from "./embedText.ts";
import { keyPrincipal } from "./keyPrincipal.ts";
import { keyHash, keyProblem, shownPrefix } from "./keyText.ts";
import { KeyUse } from "./keyUse.ts";

export interface BearerOptions {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly log: Logger;
}

/** Knows the keys and tokens that requests show. */
export interface Bearer {
  /**
   * Whose key or token this is; null when it is unknown, has expired or was revoked.
   * @throws DomainError UNAUTHENTICATED when it is mistyped
   */
  bearer(text: string): Promise<Principal | null>;
  /** Whether a living key or a token names this origin. */
  namesOrigin(origin: string): Promise<boolean>;
  /** Counts a request for the key behind it, if there is one. Stored every 10 s. */
  used(principal: Principal): void;
  /** Stores what was counted, now. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

// An operator's own text for PF_INIT_API_KEY; those that we make have 57 characters.
const [shortest, longest] = [32, 200];

export function createBearer({ db, keyring, log }: BearerOptions): Bearer {
  const tokens = new EmbedCredentials(db, keyring);
  const use = new KeyUse(db, log);
  return {
    bearer: (text) =>
      text.startsWith(embedBeginning) ? tokens.principalOf(text) : findKey(db, text),
    namesOrigin: (origin) => queries.isNamed(db, origin),
    used: (principal) => {
      const keyId = keyIdOf(principal);
      if (keyId !== null) use.count(keyId);
    },
    flush: () => use.store(),
    close: () => use.close(),
  };
}

async function findKey(db: Database, text: string): Promise<Principal | null> {
  const mayBe = text.length >= shortest && text.length <= longest;
  // Looked up before its checksum is, which an operator's own text may lack.
  const key = mayBe ? await queries.findKeyByHash(db, keyHash(text)) : undefined;
  if (key !== undefined) return keyPrincipal(key);
  const problem = keyProblem(text);
  if (problem !== null) throw new DomainError("UNAUTHENTICATED", problem);
  return null;
}

export interface InitialKey {
  /** The workspace it is for. */
  ownerId: string;
  /** The personal workspace of whoever it acts for. */
  personId: string;
  /** `PF_INIT_API_KEY`, 32 to 200 characters. */
  text: string;
}

/**
 * Stores the operator's own text as a key with every scope and no end, unless that was done before:
 * a restart brings back no key that was revoked or rotated since.
 * @throws Error with a sentence for the operator when the text could not be used as a key
 */
export async function initialKey(
  db: Database,
  { ownerId, personId, text }: InitialKey,
): Promise<void> {
  if (text.startsWith(embedBeginning)) throw new Error("An API key does not begin with pf_embed_.");
  const hash = keyHash(text);
  // The id follows from the text, and stays when a rotation has replaced the hash.
  const id = uuidv5(hash, ownerId);
  await db.transaction().execute(async (tx) => {
    const made = await insertKey(tx, {
      id,
      ownerId,
      personId,
      name: "Initial key",
      prefix: shownPrefix(text),
      hash,
      scopes: scope.options,
      origins: [],
      ratePerMinute: null,
      monthlyTokens: null,
      expiresIn: null,
    });
    const object = { type: "api_key", id };
    const act = { ownerId, action: "apiKey.create", object, runId: uuidv7() };
    if (made) await insertAudit(tx, systemAudit(act), []);
  });
}
