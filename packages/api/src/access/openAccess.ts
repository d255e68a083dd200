import type { IncomingMessage, ServerResponse } from "node:http";
import { DomainError } from "@personaforge/contract/errors";
import type { Database } from "@personaforge/db/database";
import type { Logger } from "pino";
import { createIdentity, type Identity } from "../accounts/identity.ts";
import type { IdentityOptions } from "../accounts/identityOptions.ts";
import { createBearer } from "../apiKeys/credentials.ts";
import { clientAddresses } from "../rateLimits/clientAddress.ts";
import type { RateLimits } from "../rateLimits/rateLimits.ts";
import { markCaller } from "../secrets/caller.ts";
import { liveIdentity } from "../secrets/identitySecrets.ts";
import { deriveKey, type Keyring } from "../secrets/keyring.ts";
import { memberPrincipal } from "../workspaces/memberships.ts";
import { Callers, workspaceHeader } from "./callers.ts";
import { countAttempts } from "./countAttempts.ts";
import { actorIdOf, anonymous, type Principal } from "./principal.ts";

/** How people get in: what accounts mode needs beside the rest. */
export type SignInOptions = Pick<IdentityOptions, "publicUrl" | "signUp" | "providers" | "mail">;

export interface AccessOptions {
  readonly db: Database;
  readonly log: Logger;
  readonly keyring: Keyring;
  readonly limits: RateLimits;
  /** Addresses and ranges whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Who everybody is without accounts; null with them. */
  readonly localOwner: Principal | null;
  readonly signIn: SignInOptions | null;
}

/** Finds out who calls, from where, and what they may still ask. */
export interface Access {
  identify(request: IncomingMessage): Promise<Principal>;
  /** Has everybody looked up anew, so that who went elsewhere is there with their next request. */
  forgetCallers(): void;
  /** Whether a living key or token names this origin. */
  namesOrigin(origin: string): Promise<boolean>;
  /** Where the request comes from, for limits. */
  addressOf(request: IncomingMessage): string;
  /** Counts the use of a key, prolongs the cookie, and notes who is answered. */
  greet(exchange: { request: IncomingMessage; response: ServerResponse }, caller: Principal): void;
  readonly limits: RateLimits;
  /** Null without accounts. */
  readonly identity: Identity | null;
  /** The fragment of the address at which the first account is made. */
  readonly setupToken: string;
  close(): Promise<void>;
}

export function openAccess(options: AccessOptions): Access {
  const { db, log, keyring, limits, localOwner } = options;
  const addressOf = clientAddresses(options.trustedProxies);
  const setupToken = deriveKey(keyring, "setup").toString("base64url");
  const identity = openIdentity(options, { addressOf, setupToken });
  const keys = createBearer({ db, keyring, log });
  const cookies = new WeakMap<IncomingMessage, string[]>();
  const callers = new Callers({
    visitor: localOwner ?? anonymous,
    bearer: (token) => keys.bearer(token),
    session: (request) => readSession({ db, identity, cookies }, request),
  });
  return {
    addressOf,
    limits,
    identity,
    setupToken,
    identify: (request) => countWrongKeys(limits, addressOf(request), callers.identify(request)),
    forgetCallers: () => callers.forget(),
    namesOrigin: (origin) => keys.namesOrigin(origin),
    greet: ({ request, response }, caller) => {
      const prolonged = cookies.get(request) ?? [];
      if (prolonged.length > 0) response.appendHeader("set-cookie", prolonged);
      if (caller.kind === "anonymous") return;
      keys.used(caller);
      markCaller(response, keyring, actorIdOf(caller));
    },
    close: async () => {
      await Promise.all([keys.close(), identity?.close()]);
      limits.close();
    },
  };
}

interface SignInPlace {
  addressOf: Access["addressOf"];
  setupToken: string;
}

function openIdentity(
  { db, log, keyring, limits, signIn }: AccessOptions,
  { addressOf, setupToken }: SignInPlace,
): Identity | null {
  if (signIn === null) return null;
  return countAttempts(limits, addressOf, (beforeAttempt) =>
    liveIdentity(keyring, (secrets) =>
      createIdentity({
        ...signIn,
        database: db,
        log,
        secrets,
        setupToken,
        addressOf,
        beforeAttempt,
      }),
    ),
  );
}

interface SessionSources {
  db: Database;
  identity: Identity | null;
  cookies: WeakMap<IncomingMessage, string[]>;
}

async function readSession(
  { db, identity, cookies }: SessionSources,
  request: IncomingMessage,
): Promise<Principal | null> {
  const session = await identity?.session(request);
  if (!session) return null;
  cookies.set(request, session.setCookie);
  const named = request.headers[workspaceHeader];
  const { accountId, sessionId, workspaceId } = session;
  return memberPrincipal(db, {
    accountId,
    sessionId,
    named: named === undefined ? undefined : String(named),
    workspaceId,
  });
}

/** Whoever tries keys is slowed down like whoever tries passwords. */
async function countWrongKeys(
  limits: RateLimits,
  address: string,
  identified: Promise<Principal>,
): Promise<Principal> {
  try {
    return await identified;
  } catch (error) {
    if (error instanceof DomainError && error.code === "UNAUTHENTICATED") {
      await limits.attempt("key", { address });
    }
    throw error;
  }
}
