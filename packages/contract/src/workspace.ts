import * as z from "zod";
import { id, timestamp } from "./character.ts";
import { limits } from "./limits.ts";
import { safeText, storableText } from "./text.ts";

/**
 * What a member may do. viewer: read and chat. editor: also write, delete, label and mint embed
 * tokens. admin: also publish, move `production`, manage API keys and members, and read the audit.
 * owner: also make owners and delete the workspace.
 */
export const role = z.enum(["owner", "admin", "editor", "viewer"], {
  error: "role must be owner, admin, editor or viewer.",
});
export type Role = z.infer<typeof role>;

const invitedRole = z.enum(["admin", "editor", "viewer"], {
  error: "role must be admin, editor or viewer.",
});

const workspaceName = safeText("The name of the workspace", limits.displayName);

/** An e-mail address, at most 254 characters, kept in lower case. */
export const email = z
  .email({ error: "This is not an e-mail address." })
  .max(limits.email, { error: `An e-mail address has at most ${limits.email} characters.` })
  .transform((text) => text.toLowerCase());

/** Where characters belong: a person's own place, or a team's. */
export const workspace = z.object({
  id,
  handle: z.string(),
  name: z.string(),
  kind: z.enum(["personal", "team"]),
  /** The caller's role in it. */
  role,
});
export type Workspace = z.infer<typeof workspace>;

export const workspaceList = z.object({ items: z.array(workspace) });
/** Makes a team workspace, which the caller owns. VALIDATION_FAILED for whoever owns 20 already. */
export const createWorkspace = z.strictObject({ name: workspaceName });
/** Renames the team workspace in force. CONFLICT for a personal one, which is called like its person. */
export const updateWorkspace = z.strictObject({ name: workspaceName });
/**
 * Deletes the team workspace in force with everything in it, for good; its audit stays. `name`
 * repeats its name, so that nothing is deleted by a slip: another is VALIDATION_FAILED. CONFLICT for
 * a personal one, which goes with its account.
 */
export const deleteWorkspace = z.strictObject({
  name: storableText("The name", limits.displayName),
});
/**
 * Makes this the session's workspace, in which lists and new characters are. A single request acts
 * in another one with the header `pf-workspace: <id>`.
 */
export const switchWorkspace = z.strictObject({ id });

export const member = z.object({
  account_id: id,
  handle: z.string(),
  name: z.string(),
  /** Null for editors and viewers, except their own. */
  email: z.string().nullable(),
  role,
  /** Since when. */
  created_at: timestamp,
});
export type Member = z.infer<typeof member>;

export const invitation = z.object({
  id,
  email: z.string(),
  role: invitedRole,
  /** Who invited; null when that account is gone. */
  invited_by: z.object({ handle: z.string(), name: z.string() }).nullable(),
  created_at: timestamp,
  expires_at: timestamp,
});
export type Invitation = z.infer<typeof invitation>;

/**
 * Everyone in the workspace in force, and everyone who was asked; invitations are listed for
 * admins and owners.
 */
export const memberList = z.object({
  items: z.array(member),
  invitations: z.array(invitation),
});

/**
 * Changes a member's role. Only an owner makes or unmakes owners; the last owner stays one. What a
 * member below admin asked of others is taken back, as when they are taken out.
 */
export const updateMember = z.strictObject({ account_id: id, role });
/** Takes somebody out of the workspace; anyone may take out themselves, but the last owner not. */
export const removeMember = z.strictObject({ account_id: id });

/**
 * Invites by e-mail for 7 days. Asking again replaces the invitation. CONFLICT for the address of a
 * member and in a personal workspace, VALIDATION_FAILED when 200 are in it or invited.
 */
export const inviteMember = z.strictObject({ email, role: invitedRole });
/** The link is shown once, and goes by mail when mail is configured; `mailed` is whether it did. */
export const madeInvitation = invitation.extend({ url: z.string(), mailed: z.boolean() });
export type MadeInvitation = z.infer<typeof madeInvitation>;
export const revokeInvitation = z.strictObject({ id });

const invitationToken = z
  .string()
  .regex(/^[\w-]{20,100}$/, { error: "This is not an invitation." });
/** What somebody who opens the link is shown before they accept. */
export const readInvitation = z.strictObject({ token: invitationToken });
export const shownInvitation = z.object({
  workspace: z.object({ handle: z.string(), name: z.string() }),
  email: z.string(),
  role: invitedRole,
  expires_at: timestamp,
});
export type ShownInvitation = z.infer<typeof shownInvitation>;
/**
 * Accepts for the signed-in account, whose address must be the invited one, and confirmed where
 * mail is configured. Whoever is a member already keeps their role.
 */
export const acceptInvitation = z.strictObject({ token: invitationToken });
