import { identityDatabase } from "@personaforge/db/identityDatabase";
import { limits } from "@personaforge/contract/limits";
import { betterAuth, type User } from "better-auth";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { v7 as uuidv7 } from "uuid";
import { auditPlugin, type Recorder, recorder } from "./identityAudit.ts";
import { cookiePrefix } from "./identityCookies.ts";
import { closedPaths } from "./identityEndpoints.ts";
import { identityHooks } from "./identityHooks.ts";
import { identityLog } from "./identityLog.ts";
import type { Letters } from "./identityMail.ts";
import type { IdentityOptions } from "./identityOptions.ts";
import { hashOnce } from "./identityPasswords.ts";
import { secondFactorPlugin } from "./identitySecondFactor.ts";
import {
  loginTable,
  sessionTable,
  twoFactorTables,
  userTable,
  verificationTable,
} from "./identityTables.ts";

/** Our private header for the caller's address. Only the door sets it; no request's header passes. */
export const addressHeader = "x-pf-address";

const day = 24 * 60 * 60;

/** better-auth as PersonaForge runs it. */
export function createAuth(options: IdentityOptions, letters: Letters | null) {
  const { publicUrl, secrets, log } = options;
  const database = identityDatabase(options.database);
  const record = recorder(options.database, log);
  return betterAuth({
    appName: "PersonaForge",
    baseURL: new URL(publicUrl).origin,
    basePath: "/api/auth",
    secrets: secrets.map((secret) => ({ ...secret })),
    trustedOrigins: trustedOrigins(publicUrl),
    database: { db: database.db, type: "postgres", transaction: true },
    user: userTable,
    session: {
      ...sessionTable,
      expiresIn: 7 * day,
      updateAge: day,
      cookieCache: { enabled: false },
    },
    account: {
      ...loginTable,
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: true },
      encryptOAuthTokens: true,
      updateAccountOnSignIn: false,
    },
    // Whoever reads the table learns no token that works.
    verification: { ...verificationTable, storeIdentifier: "hashed" },
    ...passwords(letters, record),
    ...providers(options),
    plugins: [...plugins(options), secondFactorPlugin(options), auditPlugin(record)],
    databaseHooks: identityHooks(options, database),
    onAPIError: { throw: true, errorURL: new URL("/sign-in", publicUrl).href },
    disabledPaths: [...closedPaths],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: identityLog(log),
    advanced: advanced(publicUrl),
  });
}

function passwords(letters: Letters | null, record: Recorder) {
  return {
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: letters !== null,
      // Counted in UTF-16 units there; the endpoints count code points before.
      minPasswordLength: limits.passwordMin,
      maxPasswordLength: 2 * limits.passwordMax,
      password: { hash: hashOnce },
      resetPasswordTokenExpiresIn: 60 * 60,
      revokeSessionsOnPasswordReset: true,
      ...letters?.ofPasswords,
      onPasswordReset: async ({ user }: { user: User }, request?: Request) => {
        await record("account.setPassword", user, { headers: request?.headers });
        await letters?.passwordChanged(user);
      },
    },
    emailVerification: {
      ...letters?.ofAddresses,
      afterEmailVerification: (user: User, request?: Request) =>
        record("account.confirm", user, { headers: request?.headers }),
    },
  };
}

export type Auth = ReturnType<typeof createAuth>;

function advanced(publicUrl: string) {
  return {
    database: { generateId: () => uuidv7() },
    ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 as const },
    // Else better-auth puts `__Secure-` before the names.
    useSecureCookies: false,
    cookiePrefix: cookiePrefix(publicUrl),
    defaultCookieAttributes: { secure: publicUrl.startsWith("https:") },
    // Said, because under NODE_ENV=test they would be off.
    disableCSRFCheck: false,
    disableOriginCheck: false,
  };
}

function providers({ providers: { github, google }, mail }: IdentityOptions) {
  const requireEmailVerification = mail !== null;
  return {
    socialProviders: {
      ...(github && { github: { ...github, requireEmailVerification } }),
      ...(google && { google: { ...google, requireEmailVerification } }),
    },
  };
}

function plugins({ providers: { oidc }, mail }: IdentityOptions) {
  const generic = {
    providerId: "oidc",
    pkce: true,
    scopes: ["openid", "email", "profile"],
    requireIdTokenVerification: true,
    disableProviderLogout: true,
    requireEmailVerification: mail !== null,
  };
  const config = oidc === undefined ? [] : [{ ...generic, ...oidcClient(oidc) }];
  return [
    twoFactor({ issuer: "PersonaForge", schema: twoFactorTables }),
    genericOAuth({ config }),
  ] as const;
}

function oidcClient({
  issuer,
  name,
  clientId,
  clientSecret,
}: NonNullable<IdentityOptions["providers"]["oidc"]>) {
  const discoveryUrl = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  return { discoveryUrl, name, clientId, clientSecret };
}

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** The origins that may sign in: the public one, and for a loopback one its other names. */
export function trustedOrigins(publicUrl: string): string[] {
  const { origin, protocol, hostname, port } = new URL(publicUrl);
  if (!loopback.includes(hostname)) return [origin];
  const end = port === "" ? "" : `:${port}`;
  return loopback.map((name) => `${protocol}//${name}${end}`);
}
