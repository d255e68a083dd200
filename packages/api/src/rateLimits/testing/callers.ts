import { randomUUID } from "node:crypto";
import type {
  EmbedPrincipal,
  KeyPrincipal,
  MemberPrincipal,
  Principal,
} from "../../access/principal.ts";

/** Somebody whom no other test counts for. */
export function member(accountId: string | null = randomUUID()): MemberPrincipal {
  const personId = randomUUID();
  const inside = { ownerId: personId, personId, actorId: personId };
  return { kind: "member", ...inside, role: "owner", accountId, sessionId: null };
}

export function key(limits: Partial<KeyPrincipal> = {}): KeyPrincipal {
  const keyId = limits.keyId ?? randomUUID();
  return {
    kind: "key",
    ownerId: randomUUID(),
    personId: randomUUID(),
    actorId: keyId,
    keyId,
    name: "Key",
    scopes: ["chat"],
    origins: [],
    ratePerMinute: null,
    monthlyTokens: null,
    ofOperator: true,
    ...limits,
  };
}

/** A visitor of a page that embeds a character. */
export function visitorOf(parent: KeyPrincipal | MemberPrincipal): EmbedPrincipal {
  const { ownerId, personId } = parent;
  return {
    kind: "embed",
    ownerId,
    personId,
    actorId: randomUUID(),
    parentId: parent.kind === "key" ? parent.keyId : (parent.accountId ?? personId),
    parentKey: parent.kind === "key" ? parent : null,
    characterId: randomUUID(),
    scopes: ["chat"],
    origin: "https://app.example",
    expiresAt: Date.now() + 900_000,
  };
}

export const nobody: Principal = { kind: "anonymous" };
