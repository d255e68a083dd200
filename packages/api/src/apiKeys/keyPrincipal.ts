import type { KeyPrincipal } from "../access/principal.ts";
import type { LivingKey } from "./credentials.queries.ts";
import { withinRole } from "./roleScopes.ts";

/** Whoever acts with a key: a program, within what the key's maker may do now. */
export function keyPrincipal(key: LivingKey): KeyPrincipal {
  return {
    kind: "key",
    ownerId: key.owner_id,
    personId: key.created_by,
    actorId: key.id,
    keyId: key.id,
    name: key.name,
    scopes: withinRole(key.scopes, key.role),
    origins: key.origins,
    ratePerMinute: key.rate_per_minute,
    ofOperator: key.of_operator,
    monthlyTokens: key.monthly_tokens === null ? null : Number(key.monthly_tokens),
  };
}
