import type { AuditEntry } from "@personaforge/contract/audit";

/** What somebody did, after their name. */
const deeds: Record<string, string> = {
  "account.create": "made an account",
  "account.confirm": "confirmed the e-mail address",
  "account.setPassword": "changed the password",
  "account.setTwoFactor": "changed two-factor",
  "account.update": "changed name or handle",
  "account.delete": "deleted the account",
  "session.create": "signed in",
  "session.revoke": "signed a session out",
  "workspace.create": "made the workspace",
  "workspace.update": "renamed the workspace",
  "workspace.switch": "went to another workspace",
  "workspace.delete": "deleted the workspace",
  "member.update": "changed a role",
  "member.remove": "removed a member",
  "member.leave": "left the workspace",
  "invitation.create": "invited somebody",
  "invitation.revoke": "revoked an invitation",
  "invitation.accept": "joined the workspace",
  "apiKey.create": "made an API key",
  "apiKey.rotate": "rotated an API key",
  "apiKey.revoke": "revoked an API key",
  "embedToken.create": "made an embed token",
  "character.create": "made a character",
  "character.update": "changed a character",
  "character.publish": "changed who sees a character",
  "character.delete": "moved a character to the trash",
  "character.undelete": "took a character out of the trash",
  "character.purge": "deleted a character for good",
  "version.create": "saved a version",
  "version.restore": "restored a version",
  "version.rename": "changed the message of a version",
  "version.branch": "branched a character",
  "draft.update": "changed a draft",
  "label.set": "set a label",
  "label.move": "moved a label",
  "label.promote": "moved what is live",
  "label.remove": "removed a label",
  "conversation.create": "began a conversation",
  "conversation.send": "sent a message",
  "conversation.delete": "deleted a conversation",
};

/** All actions that have words, for choosing one. */
export const actions = Object.entries(deeds).map(([action, words]) => ({
  action,
  words: words.slice(0, 1).toUpperCase() + words.slice(1),
}));

export function deedWords(action: string): string {
  return deeds[action] ?? action;
}

const typeWords: Record<string, string> = {
  api_key: "API key",
  version: "character",
  label: "character",
  draft: "character",
};

/** `Character`, `API key`: what the id is of. Versions, labels and drafts are told by their character. */
export function objectWords({ type }: Pick<AuditEntry["object"], "type">): string {
  const words = typeWords[type] ?? type;
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Whether the object is, or belongs to, a character that can be opened. */
export function hasCharacter({ action, object }: Pick<AuditEntry, "action" | "object">): boolean {
  if (/\.(delete|purge)$/.test(action)) return false;
  return ["character", "version", "label", "draft"].includes(object.type);
}

/** How it was done. */
export function wayWords({ door, key }: Pick<AuditEntry, "door" | "key">): string {
  if (key !== null) return `with the key “${key.name}”`;
  if (door === "system") return "by itself";
  return door === "api" ? "through the API" : "in the browser";
}
