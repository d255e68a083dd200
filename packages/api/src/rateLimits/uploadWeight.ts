import type { IncomingMessage } from "node:http";
import { limits } from "@personaforge/contract/limits";

/**
 * Bytes of files that count as one change. An account's 120 changes a minute are 32 MiB a second, more
 * than the server takes in, so an import is not held up: 40 MiB of 80 cards count as 3, which leaves
 * 53 cards a second. Whoever sends more than that has others wait.
 */
const unit = 16_777_216;

/** What many files in one request count for; as many as may be where nobody says how many bytes they are. */
export function uploadWeight({ headers }: IncomingMessage): number {
  const length = headers["content-length"];
  const isStreamed = headers["transfer-encoding"] !== undefined || length === undefined;
  const bytes = Math.min(isStreamed ? limits.archiveBytes : Number(length), limits.archiveBytes);
  return Math.max(1, Math.ceil(bytes / unit));
}
