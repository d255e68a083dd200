import type { ServerResponse } from "node:http";
import type { Principal } from "../access/principal.ts";
import { type Exchange, sendJson } from "./answer.ts";
import { originRejected } from "./gate.ts";

const methods = "GET, POST, PUT, PATCH, DELETE";
const requestHeaders =
  "authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id, trpc-accept";
const answerHeaders = [
  "etag, location, retry-after, content-disposition, x-personaforge-losses",
  "x-request-id, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset",
].join(", ");

/** Answers the question of a browser whether a page of this origin may call. It is asked again after 10 minutes. */
export function sendPreflight(exchange: Exchange, origin: string, isNamed: boolean): void {
  if (!isNamed) throw originRejected();
  allowOrigin(exchange.response, origin);
  sendJson(exchange, {
    status: 204,
    body: "",
    headers: {
      "access-control-allow-methods": methods,
      "access-control-allow-headers": requestHeaders,
      "access-control-max-age": "600",
    },
  });
}

/**
 * Lets a page of another origin read the answer when its key or token names that origin.
 * @throws DomainError ORIGIN_REJECTED
 */
export function admitOrigin(
  response: ServerResponse,
  origin: string | null,
  principal: Principal,
): void {
  if (origin === null) return;
  if (!namedBy(principal).includes(origin)) throw originRejected();
  allowOrigin(response, origin);
}

function namedBy(principal: Principal): readonly string[] {
  if (principal.kind === "key") return principal.origins;
  return principal.kind === "embed" ? [principal.origin] : [];
}

export function allowOrigin(response: ServerResponse, origin: string): void {
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", answerHeaders);
  response.setHeader("vary", "origin");
}
