import { countCodePoints } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import { safeText, storableText } from "@personaforge/contract/text";
import { email } from "@personaforge/contract/workspace";
import * as z from "zod";

/** One path under `/api/auth` that answers to POST with JSON. */
export interface Endpoint {
  /** What may be sent; what it makes of it goes to better-auth. */
  body: z.ZodType<Record<string, unknown>>;
  /** What leaves of better-auth's answer. The session's token never does: it is for the cookie alone. */
  answer(body: Record<string, unknown>, facts: { mail: boolean }): Record<string, unknown>;
  /** better-auth reads these by GET, with the body as its query; here a GET changes nothing. */
  byQuery?: true;
  /** The answer takes this long at least, in ms, so that its time says nothing of the address. */
  atLeast?: number;
  /** The same for a refusal: of a known address two more rows are read, which took 4.6 ms. */
  refusalAtLeast?: number;
}

const newPassword = z
  .string({ error: "A password is required." })
  .refine((text) => text.isWellFormed() && !text.includes("\0"), {
    error: "This password holds a character that cannot be typed.",
    abort: true,
  })
  .refine((text) => countCodePoints(text) >= limits.passwordMin, {
    error: `A password has at least ${limits.passwordMin} characters.`,
  })
  .refine((text) => countCodePoints(text) <= limits.passwordMax, {
    error: `A password has at most ${limits.passwordMax} characters.`,
  });

const password = storableText("The password", limits.passwordMax).min(1, {
  error: "The password is required.",
});

const token = z
  .string({ error: "The token of the link is required." })
  .regex(/^[\w.-]{1,1000}$/, { error: "This is not the token of a link." });

const code = z
  .string({ error: "A code is required." })
  .regex(/^[\w-]{1,20}$/, { error: "This is not a code." });

/** A place within this site. Two slashes, or a backslash, would lead to another one. */
const place = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w\-./?=&%~#+]*$/, { error: "This must be a path within this site." });

const done = () => ({ status: true });

/** Every path that is open, by its name under `/api/auth`; `providers` are the ids that are offered. */
export function openEndpoints(providers: readonly string[]): Readonly<Record<string, Endpoint>> {
  return { ...withPassword, ...withTwoFactor, "/sign-in/social": withProvider(providers) };
}

const withPassword: Record<string, Endpoint> = {
  "/sign-up/email": {
    body: z.strictObject({
      name: safeText("Your name", limits.displayName),
      email,
      password: newPassword,
    }),
    answer: (_, { mail }) => ({ status: true, verify: mail }),
    atLeast: 400,
  },
  "/sign-in/email": {
    body: z.strictObject({ email, password }),
    answer: ({ twoFactorRedirect }) => ({ status: true, twoFactor: twoFactorRedirect === true }),
    refusalAtLeast: 400,
  },
  "/sign-out": { body: z.strictObject({}), answer: done },
  "/request-password-reset": { body: z.strictObject({ email }), answer: done, atLeast: 300 },
  "/reset-password": { body: z.strictObject({ token, newPassword }), answer: done },
  "/send-verification-email": { body: z.strictObject({ email }), answer: done },
  "/verify-email": { body: z.strictObject({ token }), answer: done, byQuery: true },
  "/change-password": {
    body: z
      .strictObject({ currentPassword: password, newPassword })
      .transform((body) => ({ ...body, revokeOtherSessions: true })),
    answer: done,
  },
};

const withTwoFactor: Record<string, Endpoint> = {
  "/two-factor/enable": {
    body: z.strictObject({ password }),
    answer: ({ totpURI, backupCodes }) => ({ totpURI, backupCodes }),
  },
  "/two-factor/disable": { body: z.strictObject({ password }), answer: done },
  "/two-factor/verify-totp": { body: z.strictObject({ code }), answer: done },
  "/two-factor/verify-backup-code": { body: z.strictObject({ code }), answer: done },
  "/two-factor/generate-backup-codes": {
    body: z.strictObject({ password }),
    answer: ({ backupCodes }) => ({ backupCodes }),
  },
};

function withProvider(providers: readonly string[]): Endpoint {
  return {
    body: z
      .strictObject({
        provider: z.string().refine((id) => providers.includes(id), {
          error: "This installation does not offer this provider.",
        }),
        callbackURL: place.default("/"),
        errorCallbackURL: place.default("/sign-in"),
      })
      .transform((body) => ({ ...body, disableRedirect: true })),
    answer: ({ url }) => ({ url }),
  };
}

/** Where a provider sends the browser back to: the one path that answers to GET. */
export const callbackPath = "/callback/";

/**
 * What better-auth could do besides and nobody may call. Sessions, the profile and the account's end
 * are procedures of ours, with their audit; an answer that holds the session's token, or a second
 * way to do the same, is a door too many.
 */
export const closedPaths: readonly string[] = [
  "/account-info",
  "/change-email",
  "/delete-user",
  "/delete-user/callback",
  "/error",
  "/get-access-token",
  "/get-session",
  "/link-social",
  "/list-accounts",
  "/list-sessions",
  "/ok",
  "/refresh-token",
  "/reset-password/:token",
  "/revoke-other-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/two-factor/get-totp-uri",
  "/two-factor/send-otp",
  "/two-factor/verify-otp",
  "/unlink-account",
  "/update-session",
  "/update-user",
  "/verify-password",
];
