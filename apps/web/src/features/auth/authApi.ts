// By hand: better-auth's client package is 11.9 kB gzipped where this is 0.8, and it asks for a
// session by a path that this server does not open.

type Problem = { path: string; message: string };

/** Why the server refused, or why it could not be asked. */
export type AuthFailure = {
  /** The server's code; `UNREACHABLE` when there was no answer. */
  code: string;
  message: string;
  /** What is wrong with single fields, by their names. */
  errors: Problem[];
  /** Seconds until another attempt makes sense. */
  retryAfter: number | null;
};

export class AuthError extends Error {
  readonly failure: AuthFailure;

  constructor(failure: AuthFailure) {
    super(failure.message);
    this.name = "AuthError";
    this.failure = failure;
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function problemsOf(errors: unknown): Problem[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => {
    const { path, message } = objectOf(error);
    return { path: String(path), message: String(message) };
  });
}

async function failureOf(response: Response): Promise<AuthFailure> {
  const body = objectOf(await response.json().catch(() => null));
  const { code, message } = body;
  const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
  return {
    code: typeof code === "string" ? code : `HTTP_${response.status}`,
    message: typeof message === "string" ? message : "The server could not do this.",
    errors: problemsOf(body["errors"]),
    retryAfter: Number.isFinite(wait) ? wait : null,
  };
}

/** Asks a path under `/api/auth`. Rejects with an AuthError. */
export async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const sent = fetch(`/api/auth${path}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const response = await sent.catch(() => {
    throw new AuthError({ code: "UNREACHABLE", message: "", errors: [], retryAfter: null });
  });
  if (!response.ok) throw new AuthError(await failureOf(response));
  return objectOf(await response.json());
}

/** The calls of the screens around signing in. Each rejects with an AuthError. */
export const authApi = {
  async signIn(credentials: { email: string; password: string }): Promise<{ twoFactor: boolean }> {
    const { twoFactor } = await post("/sign-in/email", credentials);
    return { twoFactor: twoFactor === true };
  },
  /** The token is for the first account of an installation only. */
  async signUp(
    person: { name: string; email: string; password: string },
    setupToken: string | null,
  ): Promise<{ verify: boolean }> {
    const headers: Record<string, string> =
      setupToken === null ? {} : { "x-setup-token": setupToken };
    const { verify } = await post("/sign-up/email", person, headers);
    return { verify: verify === true };
  },
  /** Where the browser goes to sign in with a provider. */
  async providerUrl(provider: string, callbackURL: string): Promise<string> {
    const { url } = await post("/sign-in/social", { provider, callbackURL });
    return String(url);
  },
  verifyTotp: (code: string) => post("/two-factor/verify-totp", { code }),
  verifyBackupCode: (code: string) => post("/two-factor/verify-backup-code", { code }),
  signOut: () => post("/sign-out", {}),
  requestReset: (email: string) => post("/request-password-reset", { email }),
  resetPassword: (token: string, newPassword: string) =>
    post("/reset-password", { token, newPassword }),
  verifyEmail: (token: string) => post("/verify-email", { token }),
  sendVerification: (email: string) => post("/send-verification-email", { email }),
};
