import { DomainError } from "@personaforge/contract/errors";
import type { Principal } from "./principal.ts";

/** What a rule may know of the object, beside who is asking. */
export interface AccessObject {
  readonly ownerId: string;
  readonly isPublic: boolean;
}

type Rule = (principal: Principal, object?: AccessObject) => boolean;

const anyone: Rule = () => true;
const signedIn: Rule = (principal) => principal.kind === "owner";
const owner: Rule = (principal, object) =>
  principal.kind === "owner" && (object === undefined || object.ownerId === principal.ownerId);
const ownerOrPublic: Rule = (principal, object) =>
  object === undefined || object.isPublic || owner(principal, object);

/**
 * The one table that decides. A rule is asked twice: before the procedure, without an object, and
 * by the service, with the object that its scoped query found.
 */
const permissions = {
  "account.read": anyone,
  "character.create": signedIn,
  "character.read": ownerOrPublic,
  "character.list": signedIn,
  "character.update": owner,
  "character.publish": owner,
  "character.delete": owner,
  "character.undelete": owner,
  "version.list": owner,
  "version.read": owner,
  "version.create": owner,
  "version.restore": owner,
  "version.rename": owner,
  "version.compare": owner,
  // Whoever may see a character may begin one of their own with it.
  "version.branch": (principal, object) => signedIn(principal) && ownerOrPublic(principal, object),
  "draft.read": owner,
  "draft.update": owner,
  "label.list": owner,
  "label.set": owner,
  "label.remove": owner,
  "change.list": signedIn,
  "audit.list": signedIn,
  "job.list": signedIn,
  "gallery.read": ownerOrPublic,
  "conversation.create": signedIn,
  "conversation.read": owner,
  "conversation.list": signedIn,
  "conversation.send": owner,
  "conversation.delete": owner,
} satisfies Record<string, Rule>;

export type Action = keyof typeof permissions;

export function isAction(value: unknown): value is Action {
  return typeof value === "string" && Object.hasOwn(permissions, value);
}

export function can(principal: Principal, action: Action, object?: AccessObject): boolean {
  return permissions[action](principal, object);
}

/** Refuses what the table does not allow: nobody is asked to sign in, others are turned away. */
export function demand(principal: Principal, action: Action, object?: AccessObject): void {
  if (can(principal, action, object)) return;
  if (principal.kind === "anonymous") {
    throw new DomainError("UNAUTHENTICATED", "Sign in to do this.");
  }
  throw new DomainError("FORBIDDEN", "You are not allowed to do this.");
}
