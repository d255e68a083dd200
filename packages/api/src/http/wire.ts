import { randomUUID } from "node:crypto";
import { type IncomingMessage, STATUS_CODES } from "node:http";
import { DomainError } from "@personaforge/contract/errors";
import { limits } from "@personaforge/contract/limits";
import { errorFacts } from "../errors.ts";
import { toProblem } from "./answer.ts";

/** Headers of which node:http keeps the first, and others on the way may have kept the last. */
const single = new Set([
  ...["host", "origin", "authorization", "content-type", "content-encoding", "if-match"],
  ...["idempotency-key", "pf-workspace"],
]);

/**
 * Refuses what node:http lets through and programs between here and the caller may read otherwise.
 * @throws DomainError MALFORMED_REQUEST or HEADERS_TOO_LARGE
 */
export function refuseMalformed(request: IncomingMessage): void {
  const { rawHeaders, headers, url = "" } = request;
  if (rawHeaders.length > 2 * limits.headers) {
    const message = `A request has at most ${limits.headers} headers.`;
    throw new DomainError("HEADERS_TOO_LARGE", message);
  }
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? "";
    if (seen.has(name) && single.has(name)) throw malformed(`The header ${name} is there twice.`);
    seen.add(name);
  }
  if (headers.host === undefined && request.httpVersion === "1.1") {
    throw malformed("There is no Host header.");
  }
  if (!url.startsWith("/")) request.url = pathOf(url, headers.host);
}

/** Of `GET http://host/path`, which a server has to take too (RFC 9112, 3.2.2). */
function pathOf(target: string, host = ""): string {
  const [, authority, path = ""] = /^http:\/\/([^/?#]*)([/?].*)?$/i.exec(target) ?? [];
  if (authority === undefined) throw malformed("Ask for a path that begins with a slash.");
  if (authority.toLowerCase() === host.toLowerCase())
    return path.startsWith("/") ? path : `/${path}`;
  throw malformed("The address names another host than the Host header.");
}

function malformed(message: string): DomainError {
  return new DomainError("MALFORMED_REQUEST", message);
}

/** What node:http could not read on, as an error of ours. */
export function wireError({ code, message }: NodeJS.ErrnoException): DomainError {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return new DomainError("HEADERS_TOO_LARGE", "Address and headers have at most 16 KiB.");
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return new DomainError("PAYLOAD_TOO_LARGE", "The extensions of a chunk have at most 16 KiB.");
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new DomainError("REQUEST_TIMEOUT", "The request did not arrive in time.");
    default:
      return malformed(`This is no HTTP/1.1 request: ${message.replace(/^Parse Error: /, "")}.`);
  }
}

/** A whole answer as it goes on the wire, where there is no response to write it with. */
export function wireAnswer(error: DomainError, headers: Record<string, string> = {}): string {
  const requestId = randomUUID();
  const facts = errorFacts(error);
  const body = JSON.stringify(toProblem(facts, requestId));
  const lines = Object.entries({
    "content-type": "application/problem+json",
    "content-length": String(Buffer.byteLength(body)),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-request-id": requestId,
    connection: "close",
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const reason = STATUS_CODES[facts.status] ?? "Error";
  return `HTTP/1.1 ${facts.status} ${reason}\r\n${lines.join("")}\r\n${body}`;
}
