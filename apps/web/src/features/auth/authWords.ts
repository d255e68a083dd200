import type { AuthFailure } from "./authApi.ts";

// Field errors come in the server's own words; these are better-auth's codes and the doors' own.
const words: Record<string, string> = {
  UNREACHABLE: "PersonaForge does not answer. Check that it runs and that you are connected.",
  VALIDATION_FAILED: "Some of this cannot be taken as it is.",
  RATE_LIMITED: "There were too many attempts.",
  INVALID_EMAIL_OR_PASSWORD: "The e-mail address or the password is not right.",
  INVALID_CODE: "This code is not right. Codes change every 30 seconds.",
  INVALID_BACKUP_CODE: "This backup code is not right, or it was used before.",
  INVALID_TWO_FACTOR_COOKIE: "This took longer than 10 minutes. Sign in again.",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE:
    "There were five wrong codes. Sign in again with your password.",
  ACCOUNT_TEMPORARILY_LOCKED: "There were too many wrong codes. Try again in 15 minutes.",
  SETUP_REQUIRED:
    "This installation has no account yet. The first one needs the link that its terminal shows.",
  SETUP_TOKEN_WRONG: "This setup link is not the one that the terminal shows now.",
  SETUP_DONE: "This installation was set up already. Reload this page to sign up.",
  INVITATION_REQUIRED:
    "Only people who were invited can sign up, with the address of the invitation.",
  INVALID_TOKEN: "This link is not valid any more. It works once, and for an hour.",
  TOKEN_EXPIRED: "This link is older than an hour.",
  RESET_PASSWORD_DISABLED: "This installation sends no mail, so it cannot send a link.",
  VERIFICATION_EMAIL_NOT_ENABLED: "This installation sends no mail, so it cannot send a link.",
};

/** What went wrong, in a sentence that also says what to do where there is something to do. */
export function authWords({ code, message }: Pick<AuthFailure, "code" | "message">): string {
  return words[code] ?? message;
}

/** After these the password has to be given again before another code counts. */
export const needsPasswordAgain: ReadonlySet<string> = new Set([
  "INVALID_TWO_FACTOR_COOKIE",
  "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE",
]);

const providerWords: Record<string, string> = {
  account_not_linked:
    "There is an account with this e-mail address already. Sign in with its password.",
  email_not_found: "The provider did not tell your e-mail address, and an account needs one.",
  email_not_verified: "The provider has not verified your e-mail address yet.",
  state_mismatch: "Signing in took too long, or went on in another window. Start again.",
  access_denied: "You did not let the provider tell who you are.",
  unable_to_create_user: "No account could be made from what the provider told.",
};

/** Why a provider sent the browser back without signing in. */
export function providerFailure(error: string): string {
  return providerWords[error] ?? words[error] ?? "The provider could not sign you in. Start again.";
}
