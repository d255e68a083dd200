import type { IncomingMessage, ServerResponse } from "node:http";
import type { SignInOffers } from "@personaforge/contract/account";
import { errorFacts } from "../errors.ts";
import { type Exchange, exchangeOf, sendJson } from "../http/answer.ts";
import { hasAccount } from "./identity.queries.ts";
import { createAuth } from "./identityAuth.ts";
import { namesSession } from "./identityCookies.ts";
import { answer, type Door, headersFor, send } from "./identityDoor.ts";
import { openEndpoints } from "./identityEndpoints.ts";
import { nameOf } from "./identityLog.ts";
import { createLetters } from "./identityMail.ts";
import type { IdentityOptions } from "./identityOptions.ts";
import { setupHeader, SignUpRefused } from "./setup.ts";

/** The session that a request's cookie names. */
export interface OpenSession {
  sessionId: string;
  accountId: string;
  token: string;
  /** The workspace it is in; null for the personal one. */
  workspaceId: string | null;
  /** Lines for the answer, when the session was prolonged. */
  setCookie: string[];
}

export interface Identity {
  /** Answers `/api/auth/*`; the body was not read yet. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The session that this request's cookie names; null when there is none, or it has ended. */
  session(request: IncomingMessage): Promise<OpenSession | null>;
  /** What the screens before signing in need to know. */
  offers(): Promise<Omit<SignInOffers, "auth">>;
  /**
   * Makes the first account, which owns the installation, when there is none yet; does nothing
   * otherwise.
   * @throws Error with a sentence for the operator when the address or the password will not do
   */
  ensureFirstOwner(owner: { email: string; password: string }): Promise<void>;
  /** Waits for the mails that are on their way. */
  close(): Promise<void>;
}

export function createIdentity(options: IdentityOptions): Identity {
  const { mail, log, publicUrl, database } = options;
  const letters = mail === null ? null : createLetters(mail, publicUrl, log);
  const auth = createAuth(options, letters);
  const offered = offeredProviders(options);
  const providers = offered.map(({ id }) => id);
  const door = { auth, options, providers, endpoints: openEndpoints(providers) };
  return {
    handle: async (request, response) => {
      const exchange = exchangeOf(request, response);
      try {
        send(exchange, await answer(door, exchange));
      } catch (error) {
        refuse(door, exchange, error);
      }
    },
    session: (request) => readSession(door, request),
    offers: async () => ({
      providers: offered,
      mail: mail !== null,
      sign_up: (await hasAccount(database)) ? options.signUp : "setup",
    }),
    ensureFirstOwner: (owner) => ensureFirstOwner(door, owner),
    close: async () => letters?.settled(),
  };
}

function offeredProviders({ providers: { github, google, oidc } }: IdentityOptions) {
  return [
    ...(github ? [{ id: "github", name: "GitHub" }] : []),
    ...(google ? [{ id: "google", name: "Google" }] : []),
    ...(oidc ? [{ id: "oidc", name: oidc.name }] : []),
  ];
}

async function readSession(
  { auth, options }: Door,
  request: IncomingMessage,
): Promise<OpenSession | null> {
  if (!namesSession(request.headers.cookie, options.publicUrl)) return null;
  const { response, headers } = await auth.api
    .getSession({ headers: headersFor(options, request), returnHeaders: true })
    // better-auth wraps what went wrong; whether the database is away must stay visible.
    .catch((error: unknown) => Promise.reject(causeOf(error)));
  if (response === null) return null;
  const { id: sessionId, userId: accountId, token, workspaceId } = response.session;
  const setCookie = headers.getSetCookie();
  return { sessionId, accountId, token, workspaceId: workspaceId ?? null, setCookie };
}

function causeOf(error: unknown): Error {
  const { cause } = error as { cause?: unknown };
  if (cause instanceof Error) return cause;
  return error instanceof Error ? error : new Error("the session could not be read");
}

async function ensureFirstOwner(
  { auth, options, endpoints }: Door,
  { email, password }: { email: string; password: string },
): Promise<void> {
  if (await hasAccount(options.database)) return;
  const name = email.split("@")[0] ?? "";
  const body = endpoints["/sign-up/email"]?.body.safeParse({ name, email, password });
  if (body?.success !== true) {
    throw new Error(`the first account cannot be made: ${body?.error.issues[0]?.message ?? ""}`);
  }
  const headers = new Headers({ [setupHeader]: options.setupToken });
  await auth.api
    .signUpEmail({ body: body.data as { name: string; email: string; password: string }, headers })
    .catch(async (error: unknown) => {
      // Another process of this installation made it at the same moment.
      if (!(await hasAccount(options.database))) throw error;
    });
}

function refuse({ options }: Door, exchange: Exchange, error: unknown): void {
  if (error instanceof SignUpRefused) {
    const { status, code, message } = error;
    sendJson(exchange, { status, body: JSON.stringify({ code, message }), headers: noStore });
    return;
  }
  const { status, code, message, fieldErrors, retryAfter } = errorFacts(error);
  const { requestId, path } = exchange;
  if (status === 500) options.log.error({ requestId, path, error: nameOf(error) }, "auth failed");
  sendJson(exchange, {
    status,
    body: JSON.stringify({ code, message, errors: fieldErrors }),
    headers: { ...noStore, ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }) },
  });
}

const noStore = { "cache-control": "no-store" };
