import { isIP } from "node:net";
import { DomainError } from "@personaforge/contract/errors";
import { isPublicAddress } from "./publicAddress.ts";

/** Hosts that the operator lists, as `files.example.org` or `192.168.1.9:8000`; null without a list. */
export type ListedHosts = readonly string[] | null;

/**
 * Where a link leads: to a host that the operator trusts, or to one that has to be public.
 * @throws DomainError URL_NOT_ALLOWED
 */
export function ruleFor(url: URL, listed: ListedHosts): "listed" | "public" {
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw notAllowed("Only links that begin with https:// can be fetched.");
  }
  if (url.username !== "" || url.password !== "") {
    throw notAllowed("A link with a name or a password in it is not fetched.");
  }
  if (listed?.includes(url.host)) return "listed";
  if (listed !== null) {
    throw notAllowed(
      "This installation fetches links from a few hosts alone, and not from this one.",
    );
  }
  if (url.protocol !== "https:" || url.port !== "") {
    throw notAllowed("Only links that begin with https://, without a port, can be fetched.");
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic();
  return "public";
}

export function notPublic(): DomainError {
  return notAllowed("The link does not lead to a public server.");
}

function notAllowed(message: string): DomainError {
  const fieldErrors = [{ path: "url", code: "not_allowed", message }];
  return new DomainError("URL_NOT_ALLOWED", message, { fieldErrors });
}
