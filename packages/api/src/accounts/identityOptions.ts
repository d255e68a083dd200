import type { IncomingMessage } from "node:http";
import type { Database } from "@personaforge/db/database";
import type { Logger } from "pino";
import type { VersionedSecret } from "./identityCookies.ts";
import type { Mailer } from "./mail.ts";
import type { SignUpRules } from "./setup.ts";

export interface ProviderClient {
  clientId: string;
  clientSecret: string;
}

export interface OidcClient extends ProviderClient {
  /** Where `/.well-known/openid-configuration` is. */
  issuer: string;
  /** What the button says. */
  name: string;
}

export interface IdentityOptions extends SignUpRules {
  database: Database;
  /** Scheme, host and port that people type; the only origin that is trusted, beside loopback names for a loopback one. */
  publicUrl: string;
  /** The first signs and encrypts; the others are still accepted. At least 32 characters each. */
  secrets: readonly VersionedSecret[];
  providers: {
    github?: ProviderClient | undefined;
    google?: ProviderClient | undefined;
    oidc?: OidcClient | undefined;
  };
  /** Without mail, addresses stay unconfirmed and nobody can reset a password by themselves. */
  mail: Mailer | null;
  log: Logger;
  /** The address a request comes from, for the list of sessions; the socket's unless given. */
  addressOf?(request: IncomingMessage): string | undefined;
  /**
   * Called before anything that costs: `path` is the one under `/api/auth`, `email` in lower case
   * or null. What it throws is the answer, as DomainError RATE_LIMITED with `retryAfter`.
   */
  beforeAttempt?(path: string, attempt: Attempt): Promise<void>;
}

export interface Attempt {
  email: string | null;
  request: IncomingMessage;
}
