import type { createEmbedToken, EmbedToken } from "@personaforge/contract/apiKey";
import { DomainError } from "@personaforge/contract/errors";
import { v4 as uuidv4, v5 as uuidv5 } from "uuid";
import type * as z from "zod";
import type { KeyPrincipal, Principal } from "../access/principal.ts";
import { demandOf, readMine } from "../characters/readMine.ts";
import type { Context, Services } from "../context.ts";
import { write } from "../write.ts";
import { forgetOrigins, nameOrigin } from "./apiKeys.queries.ts";
import { type EmbedClaims, makeEmbedText } from "./embedText.ts";

type Wanted = z.output<typeof createEmbedToken>;

/** A token is not stored: it says itself what it may, and is asked about its parent when used. */
export async function mint(
  services: Services,
  context: Context,
  input: Wanted,
): Promise<EmbedToken> {
  const character = await readMine(services.db, context, input.character);
  demandOf(context, "embedToken.create", character);
  const { by, parent } = parentOf(context.principal, input);
  const visitor = input.visitor === undefined ? uuidv4() : uuidv5(input.visitor, parent);
  const expires = Date.now() + input.expires_in * 1_000;
  const token = makeEmbedText(services.keyring, {
    by,
    parent,
    workspace: character.owner_id,
    character: character.id,
    scopes: input.scopes,
    origin: input.origin,
    visitor,
    expires,
  });
  return write(services, context, async (tx) => {
    if (await nameOrigin(tx, input.origin)) await forgetOrigins(tx);
    return {
      answer: { token, expires_at: new Date(expires).toISOString() },
      record: {
        action: "embedToken.create",
        object: { type: "character", id: character.id, part: input.origin },
      },
    };
  });
}

function parentOf(principal: Principal, input: Wanted): Pick<EmbedClaims, "by" | "parent"> {
  if (principal.kind === "key") {
    refuseWider(principal, input);
    return { by: "key", parent: principal.keyId };
  }
  if (principal.kind !== "member") throw new Error("a token was about to be minted by a token");
  const { accountId, personId } = principal;
  return accountId === null
    ? { by: "owner", parent: personId }
    : { by: "account", parent: accountId };
}

/** @throws DomainError FORBIDDEN when a token would be good for more than the key is */
function refuseWider(key: KeyPrincipal, { scopes, origin }: Wanted): void {
  const missing = scopes.find((scope) => !key.scopes.includes(scope));
  if (missing !== undefined) {
    const message = `This API key lacks the scope ${missing}, so its tokens cannot have it.`;
    const fieldErrors = [{ path: "scopes", code: "wider_than_key", message }];
    throw new DomainError("FORBIDDEN", message, { fieldErrors });
  }
  if (key.origins.includes(origin)) return;
  const message = `This API key does not name the origin ${origin}, so it mints no token for it.`;
  const fieldErrors = [{ path: "origin", code: "wider_than_key", message }];
  throw new DomainError("FORBIDDEN", message, { fieldErrors });
}
