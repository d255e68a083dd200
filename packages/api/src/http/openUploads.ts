import type { IncomingMessage } from "node:http";
import { DomainError } from "@personaforge/contract/errors";
import { personIdOf, type Principal } from "../access/principal.ts";
import { discardRest } from "./multipart.ts";

// Each may have 10 MiB in memory and 200 on the disk, and may take an hour on a slow link.
const mostOfAll = 40;
/** The web app sends two at a time. */
const mostOfOne = 8;

/** How many uploads of whom this process is taking in. */
const open = new Map<string, number>();

/**
 * Takes in an upload, unless too many are under way.
 * @throws DomainError RATE_LIMITED when they are the caller's own, OVERLOADED when they are everybody's
 */
export async function whileOpen<Done>(
  { request, principal }: { request: IncomingMessage; principal: Principal },
  work: () => Promise<Done>,
): Promise<Done> {
  const person = personIdOf(principal);
  const refusal = refusalFor(person);
  if (refusal !== null) {
    await discardRest(request);
    throw refusal;
  }
  open.set(person, (open.get(person) ?? 0) + 1);
  try {
    return await work();
  } finally {
    const left = (open.get(person) ?? 1) - 1;
    if (left > 0) open.set(person, left);
    else open.delete(person);
  }
}

function refusalFor(person: string): DomainError | null {
  const retry = { retryAfter: 5 };
  if ((open.get(person) ?? 0) >= mostOfOne) {
    const message = `You have ${mostOfOne} uploads under way, which is as many as there may be.`;
    return new DomainError("RATE_LIMITED", `${message} Wait for one of them.`, retry);
  }
  const all = [...open.values()].reduce((sum, count) => sum + count, 0);
  if (all < mostOfAll) return null;
  const message = "Too many files are being uploaded. Try again in a moment.";
  return new DomainError("OVERLOADED", message, retry);
}
