import type { IncomingMessage } from "node:http";
import { DomainError } from "@personaforge/contract/errors";
import type { Storage } from "@personaforge/contract/account";
import { violatedConstraint } from "@personaforge/db/errors";
import { ownerIdOf, type Principal } from "../access/principal.ts";
import type { Services } from "../context.ts";
import { discardRest } from "../http/multipart.ts";
import { findUsed } from "./storage.queries.ts";

type Keeping = Pick<Services, "db" | "storageBytes">;

/** What a workspace keeps of files, and may. */
export async function storageOf(
  { db, storageBytes: limit }: Keeping,
  ownerId: string,
): Promise<Storage> {
  return { used: await findUsed(db, ownerId), limit };
}

/**
 * Does what stores files.
 * @throws DomainError QUOTA_EXCEEDED when they are more than the workspace may keep; nothing of the
 * transaction is stored then
 */
export async function whileRoom<Made>(
  services: Keeping,
  ownerId: string,
  work: () => Promise<Made>,
): Promise<Made> {
  try {
    return await work();
  } catch (error) {
    if (violatedConstraint(error) !== "owner_storage_full") throw error;
    throw full(await storageOf(services, ownerId));
  }
}

interface Incoming {
  request: IncomingMessage;
  principal: Principal;
}

/** What is not of the files in a request with them; with more of it, they are counted as they come. */
const overhead = 1_048_576;

/**
 * Refuses a request with files before they are sent, when they cannot all be kept. A repetition is
 * let through, since what it brings may be here already.
 * @param kept whether the files are kept as they are sent, and not made smaller
 * @throws DomainError QUOTA_EXCEEDED
 */
export async function demandRoom(
  services: Keeping,
  { request, principal }: Incoming,
  kept = true,
): Promise<void> {
  const { storageBytes: limit } = services;
  if (limit === null || request.headers["idempotency-key"] !== undefined) return;
  const length = Number(request.headers["content-length"] ?? 0);
  const least = kept ? Math.max(1, length - overhead) : 1;
  const storage = await storageOf(services, ownerIdOf(principal));
  if (storage.used + least <= limit) return;
  await discardRest(request);
  throw full(storage);
}

// Seconds. What is deleted for good gives its room back once an hour, see `forgetFiles`.
const again = 3_600;

function full({ used, limit }: Storage): DomainError {
  const most = limit === null ? "" : ` of ${inWords(limit)}`;
  return new DomainError(
    "QUOTA_EXCEEDED",
    `There is no room for this: this workspace keeps ${inWords(used)}${most} of pictures and imported files. ` +
      "Those of a deleted character go when it leaves the trash, those of an import when it is undone.",
    { retryAfter: again },
  );
}

const units = ["bytes", "KiB", "MiB", "GiB", "TiB"] as const;
const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

function inWords(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${number.format(bytes / 1_024 ** step)} ${units[step]}`;
}
