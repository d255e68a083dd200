import type { IncomingMessage } from "node:http";
import type { Identity } from "../accounts/identity.ts";
import { callbackPath } from "../accounts/identityEndpoints.ts";
import type { IdentityOptions } from "../accounts/identityOptions.ts";
import type { Attempter } from "../rateLimits/attemptRules.ts";
import type { AttemptKind } from "../rateLimits/policy.ts";
import type { RateLimits } from "../rateLimits/rateLimits.ts";

/** What somebody does at these addresses under `/api/auth` to get in; the rest costs nothing. */
const kinds: Readonly<Record<string, AttemptKind>> = {
  "/sign-in/email": "sign-in",
  "/sign-up/email": "sign-up",
  "/sign-in/social": "provider",
  [callbackPath]: "provider",
  "/request-password-reset": "reset",
  "/send-verification-email": "reset",
  "/reset-password": "two-factor",
  "/verify-email": "two-factor",
  "/two-factor/verify-totp": "two-factor",
  "/two-factor/verify-backup-code": "two-factor",
  "/two-factor/enable": "two-factor",
  "/two-factor/disable": "two-factor",
  "/two-factor/generate-backup-codes": "two-factor",
  "/change-password": "two-factor",
};

interface Attempted {
  kind: AttemptKind;
  who: Attempter;
}

type BeforeAttempt = NonNullable<IdentityOptions["beforeAttempt"]>;

/** Counts every attempt before it is looked at, and gives back what a right one took. */
export function countAttempts(
  limits: RateLimits,
  addressOf: (request: IncomingMessage) => string,
  create: (beforeAttempt: BeforeAttempt) => Identity,
): Identity {
  const attempted = new WeakMap<IncomingMessage, Attempted>();
  const identity = create(async (path, { email, request }) => {
    const kind = kinds[path];
    if (kind === undefined) return;
    const address = addressOf(request);
    // Who shows a code is not known before it is looked at: their address stands for them.
    const who = { address, account: email ?? address };
    attempted.set(request, { kind, who });
    await limits.attempt(kind, who);
  });
  return {
    ...identity,
    handle: async (request, response) => {
      await identity.handle(request, response);
      const attempt = attempted.get(request);
      if (attempt === undefined || response.statusCode !== 200) return;
      await limits.succeeded(attempt.kind, attempt.who);
    },
  };
}
