import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DomainError } from "@personaforge/contract/errors";
import { type Exchange, streamHeaders } from "./answer.ts";
import type { RestDoor } from "./restDoor.ts";

/** A file that is sent while it is made. */
export interface Download {
  name: string;
  type: string;
  pieces: AsyncGenerator<string | Uint8Array, void>;
}

/**
 * Sends a file. Its first piece is made before the status is sent, so that a refusal has its own.
 * What fails later cuts the answer off; a JSON or a ZIP that is cut off is not taken for a whole one.
 */
export async function sendDownload(
  { onError }: Pick<RestDoor, "onError">,
  exchange: Exchange,
  { name, type, pieces }: Download,
): Promise<void> {
  const { method, path, response } = exchange;
  const first = method === "HEAD" ? null : await pieces.next();
  streamHeaders(exchange);
  response.writeHead(200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
  });
  if (first === null) return void response.end();
  const all = async function* () {
    if (first.done !== true) yield first.value;
    yield* pieces;
  };
  try {
    await pipeline(Readable.from(all()), response);
  } catch (error) {
    // Whoever left, left.
    if ((error as { code?: unknown }).code === "ERR_STREAM_PREMATURE_CLOSE") return;
    onError(error, exchange, path);
  }
}

/**
 * Does one work for each person at a time, since it costs what it costs.
 * @throws DomainError RATE_LIMITED with this message while there is one
 */
export function oneAtATime(message: string) {
  const running = new Set<string>();
  return async (personId: string, work: () => Promise<void>): Promise<void> => {
    if (running.has(personId)) throw new DomainError("RATE_LIMITED", message, { retryAfter: 5 });
    running.add(personId);
    try {
      await work();
    } finally {
      running.delete(personId);
    }
  };
}

/** `2026-11-22`, for the name of a file. */
export const today = () => new Date().toISOString().slice(0, "2026-11-22".length);
