import type { IncomingMessage, ServerResponse } from "node:http";
import { errorFacts } from "@personaforge/api/errors";
import { exchangeOf, sendProblem } from "@personaforge/api/http/answer";
import { MethodNotAllowed } from "@personaforge/api/http/restDoor";

/**
 * Pages are only read. Next would answer DELETE and TRACE with the page too, and look in a POST for
 * actions that are not there. True when the request was refused.
 */
export function refuseChange(request: IncomingMessage, response: ServerResponse): boolean {
  const { method } = request;
  if (method === "GET" || method === "HEAD") return false;
  const error = new MethodNotAllowed(["GET", "HEAD"]);
  const headers = { allow: error.allowed.join(", ") };
  sendProblem(exchangeOf(request, response), errorFacts(error), headers);
  return true;
}
