import type { ServerResponse } from "node:http";
import type { Principal } from "../access/principal.ts";
import type { ProcedureType } from "../http/restRoutes.ts";
import { RateLimited, rateLimitHeaders, type RateLimitState } from "./rateLimited.ts";
import type { RateLimits } from "./rateLimits.ts";
import type { CountedRequest, RequestKind } from "./requestRules.ts";

/** A request on its way in, and where its answer will be written. */
export interface Arrival extends CountedRequest {
  readonly caller: Principal;
  readonly response: ServerResponse;
}

/**
 * Counts a request and writes on its answer, whatever that will be, how much is left.
 * @throws RateLimited
 */
export async function admit(limits: RateLimits, arrival: Arrival): Promise<void> {
  const { caller, response } = arrival;
  try {
    setHeaders(response, await limits.consumeRequest(caller, arrival));
  } catch (error) {
    if (error instanceof RateLimited) setHeaders(response, error.state);
    throw error;
  }
}

function setHeaders(response: ServerResponse, state: RateLimitState | null): void {
  if (response.headersSent) return;
  for (const [name, value] of Object.entries(rateLimitHeaders(state))) {
    response.setHeader(name, value);
  }
}

const asksModels = new Set(["conversations.send"]);

/** What the weightiest of these procedures does. One that does not exist changes nothing. */
export function requestKind(
  procedures: readonly string[],
  types: ReadonlyMap<string, ProcedureType>,
): RequestKind {
  if (procedures.some((name) => asksModels.has(name))) return "chat";
  return procedures.some((name) => types.get(name) === "mutation") ? "write" : "read";
}
