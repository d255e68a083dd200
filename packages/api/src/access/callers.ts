import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { DomainError } from "@personaforge/contract/errors";
import { LRUCache } from "lru-cache";
import { anonymous, type Principal } from "./principal.ts";

/** Where credentials are looked up. */
export interface CredentialSources {
  /** Whose key or token this is; null when it is unknown, has expired or was revoked. */
  bearer(token: string): Promise<Principal | null>;
  /** Whose session the request's cookie names; null when none. */
  session(request: IncomingMessage): Promise<Principal | null>;
  /** Who a caller without credentials is: the owner in local mode, else nobody. */
  readonly visitor: Principal;
}

/** The header that names the workspace a request is about, where a session has several. */
export const workspaceHeader = "pf-workspace";

// Whoever is shut out stays out within a second, also where another process has done it.
const remembered = { max: 10_000, ttl: 400 };

/** Finds out who calls. Every door asks here. */
export class Callers {
  readonly #sources: CredentialSources;
  readonly #found = new LRUCache<string, Promise<Principal | null>>(remembered);

  constructor(sources: CredentialSources) {
    this.#sources = sources;
  }

  /**
   * A request has one credential: the header counts, and a cookie beside it does not.
   * @throws DomainError UNAUTHENTICATED when a key or token is not, or no longer, one of ours
   */
  async identify(request: IncomingMessage): Promise<Principal> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) return this.#identifyBearer(authorization);
    const { visitor } = this.#sources;
    if (visitor !== anonymous || cookie === undefined) return visitor;
    const workspace = request.headers[workspaceHeader];
    const key = `session ${String(workspace)} ${cookie}`;
    return (await this.#remember(key, () => this.#sources.session(request))) ?? anonymous;
  }

  /** Looks everybody up anew, after somebody went elsewhere or may do something else. */
  forget(): void {
    this.#found.clear();
  }

  async #identifyBearer(authorization: string): Promise<Principal> {
    const { visitor } = this.#sources;
    const token = /^bearer +(\S{1,2000})$/i.exec(authorization)?.[1];
    // Programs that must send some key send any to an installation that asks for none.
    if (visitor !== anonymous && token?.startsWith("pf_") !== true) return visitor;
    if (token === undefined)
      throw badCredential("Send the key as Authorization: Bearer pf_live_….");
    const look = () => this.#sources.bearer(token);
    const principal = await this.#remember(`bearer ${token}`, look);
    if (principal !== null) return principal;
    throw badCredential("This API key or token is not known, has expired, or was revoked.");
  }

  #remember(credential: string, look: () => Promise<Principal | null>): Promise<Principal | null> {
    // Of one length, so that nobody fills the memory with long cookies.
    const key = createHash("sha256").update(credential).digest("base64");
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const found = look();
    this.#found.set(key, found);
    found.catch(() => this.#found.delete(key));
    return found;
  }
}

function badCredential(message: string): DomainError {
  return new DomainError("UNAUTHENTICATED", message);
}
