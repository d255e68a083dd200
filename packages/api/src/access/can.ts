import type { Scope } from "@personaforge/contract/apiKey";
import { DomainError } from "@personaforge/contract/errors";
import type { Role } from "@personaforge/contract/workspace";
import type { EmbedPrincipal, Principal } from "./principal.ts";

/** What a rule may know of the object, beside who is asking. */
export interface AccessObject {
  readonly ownerId: string;
  readonly isPublic: boolean;
  /** The character it is, or is about: an embed token is for one of them. */
  readonly characterId?: string;
}

/** What it takes to do something. */
interface Need {
  /** The least role of a member. */
  readonly role: Role;
  /** Any one of these lets a key or a token in; `never` none, `none` each. */
  readonly scope: readonly Scope[] | "never" | "none";
  /** Whether what is public needs no membership: `anyone`, or whoever is signed in. */
  readonly publicTo?: "anyone" | "signedIn";
  /** Whether an embed token does this too, about its one character. */
  readonly embed?: true;
}

const read = { role: "viewer", scope: ["characters:read"] } as const;
const edit = { role: "editor", scope: ["characters:write"] } as const;
const publish = { role: "admin", scope: ["characters:publish"] } as const;
const chat = { role: "viewer", scope: ["chat"], embed: true } as const;
const manage = { role: "admin", scope: "never" } as const;
const personal = { role: "viewer", scope: "never" } as const;

/**
 * The one table that decides, for every door. It is asked twice: before the procedure, without an
 * object, and by the service, with the object that its scoped query found.
 */
const permissions = {
  "account.read": { role: "viewer", scope: "none", publicTo: "anyone", embed: true },
  "account.update": personal,
  "account.delete": personal,
  "account.export": personal,
  "session.list": personal,
  "session.revoke": personal,
  "workspace.list": personal,
  "workspace.create": personal,
  "workspace.switch": personal,
  "workspace.update": manage,
  "workspace.delete": { role: "owner", scope: "never" },
  "member.list": personal,
  "member.update": manage,
  "member.remove": manage,
  "member.leave": personal,
  // To make somebody an owner, or no longer one.
  "owner.manage": { role: "owner", scope: "never" },
  "invitation.create": manage,
  "invitation.revoke": manage,
  "invitation.accept": personal,
  "apiKey.list": manage,
  "apiKey.create": manage,
  "apiKey.rotate": manage,
  "apiKey.revoke": manage,
  // A key mints tokens within its own scopes; the service sees to that.
  "embedToken.create": { role: "editor", scope: ["characters:read", "chat"] },
  "character.create": edit,
  "character.read": { ...read, publicTo: "anyone", embed: true },
  "character.list": read,
  "character.update": edit,
  "character.publish": publish,
  "character.delete": edit,
  "character.undelete": edit,
  // One file or many; an avatar is an update.
  "character.import": edit,
  "character.export": { ...read, publicTo: "anyone" },
  // The imported file byte for byte: what was edited out of the character is still in it.
  "character.original": read,
  // By the hash of the picture, which nobody knows who was not shown it.
  "media.read": { role: "viewer", scope: "none", publicTo: "anyone", embed: true },
  "import.create": edit,
  "import.read": read,
  "import.list": read,
  "import.answer": edit,
  "import.start": edit,
  "import.stop": edit,
  "import.undo": edit,
  "import.tag": edit,
  "version.list": read,
  "version.read": read,
  "version.create": edit,
  "version.restore": edit,
  "version.rename": edit,
  "version.compare": read,
  // By number or label, in whatever it is that one may do with the character: history is for no page.
  "version.choose": { role: "viewer", scope: "none", publicTo: "anyone" },
  // Whoever may see a character may begin one of their own with it.
  "version.branch": { ...edit, publicTo: "signedIn" },
  // All that the author wrote, as one text: not for a page that only talks with the character.
  "prompt.read": { ...read, publicTo: "anyone" },
  "draft.read": read,
  "draft.update": edit,
  "label.list": read,
  // Which label it is decides: applications follow `production`, so moving it is publishing.
  "label.move": { role: "editor", scope: ["characters:write", "characters:publish"] },
  "label.set": edit,
  "label.remove": edit,
  "label.promote": publish,
  "change.list": read,
  "audit.list": manage,
  "job.list": read,
  "gallery.read": { role: "viewer", scope: "none", publicTo: "anyone", embed: true },
  "conversation.create": { ...chat, publicTo: "signedIn" },
  "conversation.read": chat,
  "conversation.list": chat,
  "conversation.send": chat,
  "conversation.delete": chat,
} as const satisfies Record<string, Need>;

export type Action = keyof typeof permissions;

export function isAction(value: unknown): value is Action {
  return typeof value === "string" && Object.hasOwn(permissions, value);
}

export const actions = Object.keys(permissions) as readonly Action[];

const ranks: Record<Role, number> = { viewer: 0, editor: 1, admin: 2, owner: 3 };

export function can(principal: Principal, action: Action, object?: AccessObject): boolean {
  const need: Need = permissions[action];
  const isOpen = object === undefined || object.isPublic;
  if (principal.kind === "anonymous") return need.publicTo === "anyone" && isOpen;
  if (!mayAct(principal, need)) return false;
  if (principal.kind === "embed" && !isItsCharacter(principal, object)) return false;
  if (object === undefined || object.ownerId === principal.ownerId) return true;
  return object.isPublic && need.publicTo !== undefined;
}

function mayAct(principal: Exclude<Principal, { kind: "anonymous" }>, need: Need): boolean {
  if (principal.kind === "member") return ranks[principal.role] >= ranks[need.role];
  if (need.scope === "never" || isBeyondTokens(principal, need)) return false;
  if (need.scope === "none") return true;
  return need.scope.some((scope) => principal.scopes.includes(scope));
}

function isBeyondTokens({ kind }: Principal, { embed }: Need): boolean {
  return kind === "embed" && embed !== true;
}

/** Whoever holds a token is let in to one character, and not even to what everybody may read. */
function isItsCharacter(token: EmbedPrincipal, object?: AccessObject): boolean {
  if (object === undefined) return true;
  return object.ownerId === token.ownerId && object.characterId === token.characterId;
}

/** Refuses what the table does not allow: nobody is asked to sign in, others are turned away. */
export function demand(principal: Principal, action: Action, object?: AccessObject): void {
  if (can(principal, action, object)) return;
  if (principal.kind === "anonymous") {
    throw new DomainError("UNAUTHENTICATED", "Sign in to do this.");
  }
  throw new DomainError("FORBIDDEN", refusal(principal, action));
}

function refusal(principal: Exclude<Principal, { kind: "anonymous" }>, action: Action): string {
  const need: Need = permissions[action];
  if (principal.kind === "member") {
    const lacks = ranks[principal.role] < ranks[need.role];
    if (lacks)
      return `This takes the role ${need.role}; in this workspace you are ${principal.role}.`;
    return "You are not allowed to do this.";
  }
  const what = principal.kind === "key" ? "API key" : "token";
  if (need.scope === "never") return `No ${what} can do this, only a person.`;
  if (isBeyondTokens(principal, need)) return "No token can do this.";
  if (need.scope === "none" || need.scope.some((scope) => principal.scopes.includes(scope))) {
    return `This ${what} is not for this.`;
  }
  return `This ${what} lacks the scope ${need.scope.join(" or ")}.`;
}
