import * as z from "zod";
import { AuthError, type AuthFailure } from "#features/auth/authApi.ts";

// Compiled parsers need eval, which the content security policy refuses.
z.config({ jitless: true });

const refusal = z.object({
  code: z.string(),
  message: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});
const backupCodes = z.array(z.string());
const madeSecret = z.object({ totpURI: z.string(), backupCodes });

/** A secret for an authenticator app, as an `otpauth:` address, and the codes to keep. */
export type MadeSecret = z.infer<typeof madeSecret>;

const words: Record<string, string> = {
  INVALID_PASSWORD: "This is not your password.",
  CREDENTIAL_ACCOUNT_NOT_FOUND:
    "You sign in with another service and have no password here. “I do not know my password” on the sign-in page makes one.",
  TOTP_ALREADY_ENABLED: "Two-factor is on already. Reload this page.",
  TWO_FACTOR_NOT_ENABLED: "Two-factor is off. Reload this page.",
  TOTP_NOT_ENABLED: "Two-factor is off. Reload this page.",
  UNAUTHORIZED: "Your session is over. Reload this page to sign in again.",
};

async function failureOf(response: Response): Promise<AuthFailure> {
  const parsed = refusal.safeParse(await response.json().catch(() => null));
  const { code, message, errors } = parsed.data ?? {
    ...{ code: `HTTP_${response.status}`, message: "The server could not do this.", errors: [] },
  };
  const wait = response.headers.get("retry-after");
  return {
    ...{ code, errors, message: words[code] ?? message },
    retryAfter: wait === null ? null : Number(wait),
  };
}

async function post(path: string, body: object): Promise<unknown> {
  const sent = fetch(`/api/auth${path}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const response = await sent.catch(() => {
    throw new AuthError({ code: "UNREACHABLE", message: "", errors: [], retryAfter: null });
  });
  if (!response.ok) throw new AuthError(await failureOf(response));
  return response.json();
}

/** What a person changes about how they sign in. Each call rejects with an AuthError. */
export const identityCalls = {
  /** Ends all other sessions; this one goes on with a new cookie. */
  changePassword: (currentPassword: string, newPassword: string) =>
    post("/change-password", { currentPassword, newPassword }),
  /** Two-factor is on only after a first code was confirmed. */
  makeSecret: async (password: string) =>
    madeSecret.parse(await post("/two-factor/enable", { password })),
  confirmCode: (code: string) => post("/two-factor/verify-totp", { code }),
  switchOff: (password: string) => post("/two-factor/disable", { password }),
  makeBackupCodes: async (password: string) => {
    const made = await post("/two-factor/generate-backup-codes", { password });
    return z.object({ backupCodes }).parse(made).backupCodes;
  },
};
