import * as z from "zod";
import { AuthError, post } from "#features/auth/authApi.ts";

// Compiled parsers need eval, which the content security policy refuses.
z.config({ jitless: true });

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

/** The server's refusal, in words for somebody who is signed in. */
async function ask(path: string, body: object): Promise<unknown> {
  try {
    return await post(path, body);
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const { failure } = error;
    throw new AuthError({ ...failure, message: words[failure.code] ?? failure.message });
  }
}

/** What a person changes about how they sign in. Each call rejects with an AuthError. */
export const identityCalls = {
  /** Ends all other sessions; this one goes on with a new cookie. */
  changePassword: (currentPassword: string, newPassword: string) =>
    ask("/change-password", { currentPassword, newPassword }),
  /** Two-factor is on only after a first code was confirmed. */
  makeSecret: async (password: string) =>
    madeSecret.parse(await ask("/two-factor/enable", { password })),
  confirmCode: (code: string) => ask("/two-factor/verify-totp", { code }),
  switchOff: (password: string) => ask("/two-factor/disable", { password }),
  makeBackupCodes: async (password: string) => {
    const made = await ask("/two-factor/generate-backup-codes", { password });
    return z.object({ backupCodes }).parse(made).backupCodes;
  },
};
