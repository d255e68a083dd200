import type { Logger } from "pino";
import { nameOf } from "./identityLog.ts";
import type { Mailer } from "./mail.ts";
import {
  knownAddressLetter,
  type Letter,
  passwordChangedLetter,
  resetLetter,
  verificationLetter,
} from "./mailTexts.ts";

interface Addressee {
  email: string;
  emailVerified: boolean;
}

/** The mails of signing in, as better-auth's options ask for them. */
export type Letters = ReturnType<typeof createLetters>;

/**
 * Nobody waits for a mail: a slow mail server would tell known addresses from unknown ones. One that
 * does not leave is logged, and can be asked for again.
 */
export function createLetters(mail: Mailer, publicUrl: string, log: Logger) {
  const open = new Set<Promise<void>>();
  const post = (to: string, letter: Letter) => {
    const sending = mail
      .send(to, letter)
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : nameOf(error).name;
        log.error({ mail: letter.subject, reason }, "a mail was not sent");
      })
      .finally(() => open.delete(sending));
    open.add(sending);
    return Promise.resolve();
  };
  const page = (path: string) => new URL(path, publicUrl).href;
  return {
    ofPasswords: {
      // The token stands in the fragment, which reaches no server, log or Referer.
      sendResetPassword: ({ user, token }: { user: Addressee; token: string }) =>
        post(user.email, resetLetter(page(`/reset-password#token=${token}`))),
      onExistingUserSignUp: ({ user }: { user: Addressee }) =>
        post(user.email, knownAddressLetter(page("/sign-in"))),
    },
    ofAddresses: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: false,
      expiresIn: 60 * 60,
      // Whoever set the installation up is taken at their word.
      sendVerificationEmail: ({ user, token }: { user: Addressee; token: string }) =>
        user.emailVerified
          ? Promise.resolve()
          : post(user.email, verificationLetter(page(`/verify-email#token=${token}`))),
    },
    passwordChanged: (user: Addressee) => post(user.email, passwordChangedLetter(page("/sign-in"))),
    /** Until the mails that were begun have left. */
    settled: async () => {
      await Promise.all(open);
    },
  };
}
