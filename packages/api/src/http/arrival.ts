import type { IncomingMessage } from "node:http";
import { limits } from "@personaforge/contract/limits";

/** Bytes in a millisecond that the slowest link sends on which files can be uploaded: 0.4 Mbit/s. */
const slowest = 50;

/**
 * Gives a body `patience` milliseconds to arrive, and one with files as much longer as they take on a
 * slow link: 200 MiB have 70 minutes.
 */
export function limitArrival(
  request: IncomingMessage,
  patience: number,
  giveUp: (late: NodeJS.ErrnoException) => void,
): void {
  const { headers } = request;
  const length = headers["content-length"];
  if (headers["transfer-encoding"] === undefined && (length === undefined || length === "0"))
    return;
  const hasFiles = /^multipart\/form-data/i.test(headers["content-type"] ?? "");
  const bytes = Math.min(Number(length ?? limits.archiveBytes), limits.archiveBytes);
  const timer = setTimeout(
    () => {
      if (request.complete) return;
      giveUp(Object.assign(new Error("late"), { code: "ERR_HTTP_REQUEST_TIMEOUT" }));
    },
    patience + (hasFiles ? bytes / slowest : 0),
  );
  timer.unref();
  request.once("close", () => clearTimeout(timer));
}
