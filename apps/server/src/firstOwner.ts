import type { Principal } from "@personaforge/api/access/principal";
import { findInstanceOwner } from "@personaforge/api/accounts/accounts.queries";
import { localOwner } from "@personaforge/api/accounts/accounts.service";
import type { Identity } from "@personaforge/api/accounts/identity";
import { seedSamples } from "@personaforge/api/samples/seed";
import type { Database } from "@personaforge/db/database";
import type { Env } from "./environment.ts";
import { StartError } from "./startError.ts";

/** Whose place an installation begins with. */
export interface FirstOwner {
  readonly ownerId: string;
  readonly personId: string;
}

/**
 * The owner of a local installation, with the samples. With accounts, the first one takes over what
 * was made before it, so that the same place is prepared for it; null then.
 */
export async function prepareOwner(
  db: Database,
  auth: Env["PF_AUTH"],
): Promise<(Principal & FirstOwner) | null> {
  const isNew = (await findInstanceOwner(db)) === undefined;
  if (auth === "accounts" && !isNew) return null;
  const owner = await localOwner(db);
  await seedSamples({ db }, owner);
  return auth === "local" ? owner : null;
}

/** Makes the first account when the environment names one; null while there is none. */
export async function makeFirstOwner({
  db,
  env: { PF_INIT_EMAIL: email, PF_INIT_PASSWORD: password },
  identity,
}: {
  db: Database;
  env: Env;
  identity: Identity | null;
}): Promise<FirstOwner | null> {
  if (email !== undefined && password !== undefined) {
    await identity?.ensureFirstOwner({ email, password }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartError(`PF_INIT_EMAIL and PF_INIT_PASSWORD cannot be used: ${reason}.`, error);
    });
  }
  const found = await findInstanceOwner(db);
  return found === undefined ? null : { ownerId: found.owner_id, personId: found.owner_id };
}
