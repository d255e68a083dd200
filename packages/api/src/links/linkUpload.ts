import type { IncomingMessage } from "node:http";
import type * as z from "zod";
import { parseInput } from "../errors.ts";
import { readObject } from "../http/body.ts";

/** Whether a request that may bring a file brings JSON, which can only hold a link to one. */
export function bringsLink({ headers }: IncomingMessage): boolean {
  return /^application\/json\b/i.test(headers["content-type"] ?? "");
}

/**
 * The JSON body of such a request.
 * @throws DomainError VALIDATION_FAILED, and as {@link readObject}
 */
export async function readLink<Fields extends { url: string }>(
  request: IncomingMessage,
  fields: z.ZodType<Fields>,
): Promise<Fields> {
  return parseInput(fields, await readObject(request));
}
