import type { Me, updateAccount } from "@personaforge/contract/account";
import { DomainError } from "@personaforge/contract/errors";
import { violatedConstraint } from "@personaforge/db/errors";
import type * as z from "zod";
import type { Context, Services } from "../context.ts";
import { unchanged, write } from "../write.ts";
import { me } from "./accounts.service.ts";
import { atHome, personOf } from "./person.ts";
import * as queries from "./profile.queries.ts";

// `local` finds the owner of an installation without accounts, `deleted-…` are those who left.
const reserved = /^(local$|deleted-)/;

/** Changes the name or the handle; answers who the caller is now. */
export async function update(
  services: Services,
  context: Context,
  input: z.output<typeof updateAccount>,
): Promise<Me> {
  const { personId, accountId } = personOf(context);
  const { handle } = input;
  if (handle !== undefined && accountId === null) throw noHandle();
  try {
    await write(services, atHome(context), async (tx) => {
      const before = await queries.lockProfile(tx, personId);
      const after = { name: input.name ?? before.name, handle: handle ?? before.handle };
      const same = after.name === before.name && after.handle === before.handle;
      if (same) return unchanged(undefined);
      if (after.handle !== before.handle && reserved.test(after.handle)) throw taken(after.handle);
      await queries.updateProfile(tx, personId, after);
      if (accountId !== null) await queries.renameAccount(tx, accountId, after.name);
      const object = { type: "account", id: accountId ?? personId } as const;
      return { answer: undefined, record: { action: "account.update", object } };
    });
  } catch (error) {
    if (violatedConstraint(error) === "owner_handle_key") throw taken(handle ?? "");
    throw error;
  }
  return me(services, context);
}

function taken(handle: string): DomainError {
  const message = `The handle ${handle} is taken.`;
  const fieldErrors = [{ path: "handle", code: "taken", message }];
  return new DomainError("CONFLICT", message, { fieldErrors });
}

function noHandle(): DomainError {
  const message = "Without accounts, nobody else is here to know you by a handle.";
  const fieldErrors = [{ path: "handle", code: "not_allowed", message }];
  return new DomainError("CONFLICT", message, { fieldErrors });
}
