import type { Scope } from "@personaforge/contract/apiKey";
import type { Role } from "@personaforge/contract/workspace";

const viewer = ["characters:read", "chat"] as const;
const editor = [...viewer, "characters:write"] as const;
const admin = [...editor, "characters:publish"] as const;

const allowed: Record<Role, readonly Scope[]> = { viewer, editor, admin, owner: admin };

/** The scopes that a member of this role may act by: a key does nothing that its maker may not. */
export function withinRole(scopes: readonly Scope[], role: Role): readonly Scope[] {
  return scopes.filter((scope) => allowed[role].includes(scope));
}
