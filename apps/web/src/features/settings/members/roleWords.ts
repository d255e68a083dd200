import type { Role } from "@personaforge/contract/workspace";

/** What a role lets somebody do, after `May`. */
export const roleWords: Record<Role, string> = {
  owner: "do everything, also make owners and delete the workspace",
  admin: "read, chat, write, delete and publish, and manage members and API keys",
  editor: "read, chat, write and delete",
  viewer: "read and chat",
};

export const roles = Object.keys(roleWords) as Role[];

const ranks: Record<Role, number> = { viewer: 0, editor: 1, admin: 2, owner: 3 };

export function mayManage(role: Role | null): boolean {
  return role !== null && ranks[role] >= ranks.admin;
}

/** The roles that somebody of `mine` may give a member who is `theirs`; only owners touch owners. */
export function rolesToGive(mine: Role | null, theirs: Role): Role[] {
  if (!mayManage(mine) || (theirs === "owner" && mine !== "owner")) return [];
  return mine === "owner" ? roles : roles.filter((role) => role !== "owner");
}

/** Whether to offer taking somebody else out. */
export function mayRemove(mine: Role | null, theirs: Role): boolean {
  return mine === "owner" || (mine === "admin" && theirs !== "owner");
}
