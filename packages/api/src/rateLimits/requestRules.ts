import type { KeyPrincipal, Principal } from "../access/principal.ts";
import { addressBlock } from "./clientAddress.ts";
import type { RequestPolicy } from "./policy.ts";

export type RequestKind = "page" | "read" | "media" | "write" | "chat";

/** What one HTTP request asks for. */
export interface CountedRequest {
  /** What the weightiest of its calls does. */
  readonly kind: RequestKind;
  /** Calls in it: several in a tRPC batch. */
  readonly calls: number;
  /** Where it comes from, see `clientAddresses`. */
  readonly address: string;
}

/** One limit that a request counts for. */
export interface RequestRule {
  readonly key: string;
  readonly most: number;
  /** Begins the sentence for whoever reached it. */
  readonly tooMany: string;
}

const requests = "Too many requests";
const changes = "Too many changes";
const messages = "Too many messages";

/**
 * The limits of a caller, the narrowest first: what it refuses is not counted for the others, so one
 * visitor cannot use up what all visitors of a key share. None for the owner in local mode.
 */
export function requestRules(
  caller: Principal,
  { kind, address }: CountedRequest,
  policy: RequestPolicy,
): readonly RequestRule[] {
  const isLocal = caller.kind === "member" && caller.accountId === null;
  if (kind === "media" && !isLocal) {
    const most = policy.media;
    return [{ key: `media:${addressBlock(address)}`, most, tooMany: requests }];
  }
  switch (caller.kind) {
    case "anonymous":
      return [anonymousRule(kind, address, policy)];
    case "member":
      return caller.accountId === null ? [] : memberRules(caller.accountId, kind, policy);
    case "key":
      return keyRules(caller, { kind, policy });
    case "embed": {
      const visitor = { key: `visitor:${caller.actorId}`, most: policy.visitor, tooMany: requests };
      const { parentKey, parentId } = caller;
      const shared =
        parentKey === null
          ? [accountRule(parentId, policy)]
          : keyRules({ ...parentKey, personId: caller.personId }, { kind, policy });
      return [visitor, ...shared];
    }
  }
}

function anonymousRule(kind: RequestKind, address: string, policy: RequestPolicy): RequestRule {
  const block = addressBlock(address);
  if (kind === "page")
    return { key: `pages:${block}`, most: policy.anonymousPages, tooMany: requests };
  return kind === "read"
    ? { key: `reads:${block}`, most: policy.anonymousReads, tooMany: requests }
    : { key: `writes:${block}`, most: policy.anonymousWrites, tooMany: changes };
}

function memberRules(
  accountId: string,
  kind: RequestKind,
  policy: RequestPolicy,
): readonly RequestRule[] {
  const account = accountRule(accountId, policy);
  if (kind === "read" || kind === "page") return [account];
  return kind === "write"
    ? [{ key: `writes:${accountId}`, most: policy.writes, tooMany: changes }, account]
    : [{ key: `chats:${accountId}`, most: policy.chats, tooMany: messages }, account];
}

function accountRule(accountId: string, { account }: RequestPolicy): RequestRule {
  return { key: `account:${accountId}`, most: account, tooMany: requests };
}

type LimitedKey = Pick<KeyPrincipal, "keyId" | "personId" | "ratePerMinute" | "ofOperator">;

interface Weighed {
  readonly kind: RequestKind;
  readonly policy: RequestPolicy;
}

/** Whoever made the key said how much it may do; all that one person made may do only so much. */
function keyRules(
  { keyId, personId, ratePerMinute: own, ofOperator }: LimitedKey,
  { kind, policy }: Weighed,
): readonly RequestRule[] {
  const ofKey = `${requests} with this key`;
  const rules = own === null ? [] : [{ key: `key:${keyId}`, most: own, tooMany: ofKey }];
  if (ofOperator) return rules;
  const ofPerson = "with the keys of one person";
  if (kind === "write" || kind === "chat") {
    const most = policy.keyWrites;
    rules.push({ key: `key-writes:${personId}`, most, tooMany: `${changes} ${ofPerson}` });
  }
  const most = policy.keys;
  return [...rules, { key: `keys:${personId}`, most, tooMany: `${requests} ${ofPerson}` }];
}
