import type { IncomingMessage } from "node:http";
import { DomainError } from "@personaforge/contract/errors";

/** The names this installation answers to. */
export interface HostPolicy {
  /** Host headers besides the loopback names, as in `characters.example.org` or `example.org:8443`. */
  readonly hosts: ReadonlySet<string>;
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Turns away what a browser sends on behalf of another page. Without it, any page the owner visits
 * could change characters on localhost, and a rebinding host name could read them. Answers the
 * origin of a foreign page that may yet be let in by a key that names it; null for all others.
 * @throws DomainError HOST_REJECTED or ORIGIN_REJECTED
 */
export function guard(request: IncomingMessage, policy: HostPolicy): string | null {
  const { host, origin } = request.headers;
  if (host === undefined || !(loopback.test(host) || policy.hosts.has(host.toLowerCase()))) {
    throw new DomainError(
      "HOST_REJECTED",
      "PersonaForge does not answer to this host name. Open it at its own address, or set PUBLIC_URL.",
    );
  }
  if (origin !== undefined && !sameHost(origin, host)) {
    if (!mayBeNamed(request)) throw originRejected();
    return origin;
  }
  const site = request.headers["sec-fetch-site"];
  if (site === undefined) return null;
  if (site !== "same-origin" && site !== "none" && !isVisit(request)) throw originRejected();
  if (origin === undefined && changesWithCookie(request)) throw originRejected();
  return null;
}

/** A foreign page shows a key or a token, or asks whether it may. Cookies let none in. */
function mayBeNamed({ method, headers }: IncomingMessage): boolean {
  if (headers.origin === "null") return false;
  if (/^bearer /i.test(headers.authorization ?? "")) return true;
  return method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
}

/** A browser that says where a request comes from names the origin too, when it changes something. */
function changesWithCookie({ method = "GET", headers }: IncomingMessage): boolean {
  return headers.cookie !== undefined && !/^(GET|HEAD|OPTIONS)$/.test(method);
}

function sameHost(origin: string, host: string): boolean {
  const [scheme, rest] = origin.toLowerCase().split("://");
  return (scheme === "http" || scheme === "https") && rest === host.toLowerCase();
}

/** Somebody followed a link from another site: they may look, since a GET changes nothing. */
function isVisit({ method, headers }: IncomingMessage): boolean {
  const document = headers["sec-fetch-dest"] === "document";
  return method === "GET" && headers["sec-fetch-mode"] === "navigate" && document;
}

export function originRejected(): DomainError {
  return new DomainError(
    "ORIGIN_REJECTED",
    "Requests from pages of another origin are not accepted.",
  );
}
