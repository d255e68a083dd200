import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** What a provider says of the person who signs in there. */
export interface Claims {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  picture?: string;
}

export interface OidcServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in from now on; `spoil` changes the claims of the token after they were put together. */
  use(claims: Claims, spoil?: Record<string, unknown>): void;
  /** Signs with a key that the provider does not publish. */
  forge(forged: boolean): void;
  /** What the client sent to the token endpoint, oldest first. */
  exchanges: URLSearchParams[];
}

interface Grant {
  nonce: string | null;
  redirectUri: string | null;
}

interface State {
  claims: Claims;
  spoil: Record<string, unknown>;
  forged: boolean;
  grants: Map<string, Grant>;
}

const published = generateKeyPairSync("rsa", { modulusLength: 2048 });
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
const clientId = "personaforge";
const clientSecret = "the-secret-of-the-client";

/** An OpenID provider on loopback where everybody is let in at once, for one test file. */
export async function oidcServer(): Promise<OidcServer> {
  const state: State = { claims: { sub: "nobody" }, spoil: {}, forged: false, grants: new Map() };
  const exchanges: URLSearchParams[] = [];
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void respond({ state, exchanges, issuer }, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    issuer,
    clientId,
    clientSecret,
    exchanges,
    use: (claims, spoil = {}) => Object.assign(state, { claims, spoil }),
    forge: (forged) => Object.assign(state, { forged }),
  };
}

interface Provider {
  state: State;
  exchanges: URLSearchParams[];
  issuer: string;
}

async function respond(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", provider.issuer);
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (url.pathname === "/.well-known/openid-configuration") json(200, discovery(provider.issuer));
  else if (url.pathname === "/keys") {
    json(200, {
      keys: [{ ...published.publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256" }],
    });
  } else if (url.pathname === "/authorize") authorize(provider, url, response);
  else if (url.pathname === "/token") {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    exchange(provider, new URLSearchParams(body), json);
  } else json(404, {});
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  id_token_signing_alg_values_supported: ["RS256"],
});

function authorize({ state }: Provider, { searchParams }: URL, response: ServerResponse): void {
  const code = randomUUID();
  const redirectUri = searchParams.get("redirect_uri");
  state.grants.set(code, { nonce: searchParams.get("nonce"), redirectUri });
  const back = new URL(redirectUri ?? "http://127.0.0.1:9");
  back.searchParams.set("code", code);
  back.searchParams.set("state", searchParams.get("state") ?? "");
  response.writeHead(302, { location: back.href }).end();
}

function exchange(
  { state, exchanges, issuer }: Provider,
  sent: URLSearchParams,
  json: (status: number, body: unknown) => void,
): void {
  exchanges.push(sent);
  const grant = state.grants.get(sent.get("code") ?? "");
  state.grants.delete(sent.get("code") ?? "");
  const isClient = sent.get("client_id") === clientId && sent.get("client_secret") === clientSecret;
  if (grant === undefined || !isClient || sent.get("redirect_uri") !== grant.redirectUri) {
    return json(400, { error: "invalid_grant" });
  }
  const now = Math.floor(Date.now() / 1_000);
  const times = { iat: now, exp: now + 300 };
  const claims = { iss: issuer, aud: clientId, nonce: grant.nonce, ...times, ...state.claims };
  const { privateKey } = state.forged ? foreign : published;
  json(200, {
    token_type: "Bearer",
    access_token: "an-access-token-of-the-provider",
    refresh_token: "a-refresh-token-of-the-provider",
    expires_in: 300,
    id_token: signed({ ...claims, ...state.spoil }, privateKey),
  });
}

function signed(claims: object, key: typeof published.privateKey): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256", kid: "1", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${createSign("sha256").update(text).sign(key, "base64url")}`;
}
