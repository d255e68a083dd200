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
 * could change characters on localhost, and a rebinding host name could read them.
 * @throws DomainError HOST_REJECTED or ORIGIN_REJECTED
 */
export function guard(request: IncomingMessage, policy: HostPolicy): void {
  const { host, origin } = request.headers;
  if (host === undefined || !(loopback.test(host) || policy.hosts.has(host.toLowerCase()))) {
    throw new DomainError(
      "HOST_REJECTED",
      "PersonaForge does not answer to this host name. Open it at its own address, or set PUBLIC_URL.",
    );
  }
  if (origin !== undefined && !sameHost(origin, host)) throw originRejected();
  const site = request.headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return;
  if (!isVisit(request)) throw originRejected();
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

function originRejected(): DomainError {
  return new DomainError(
    "ORIGIN_REJECTED",
    "Requests from pages of another origin are not accepted.",
  );
}
