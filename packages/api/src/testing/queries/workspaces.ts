import * as invitations from "../../workspaces/invitations.queries.ts";
import * as members from "../../workspaces/members.queries.ts";
import * as memberships from "../../workspaces/memberships.queries.ts";
import * as workspaces from "../../workspaces/workspaces.queries.ts";
import { type Run, someId as id } from "./run.ts";

export const workspaceQueries = { invitations, members, memberships, workspaces };

const membership = { ownerId: id, accountId: id };
const team = { id, handle: "harbour-team-k3f9a", name: "Harbour team" };

export const workspaceRuns: Record<string, Run[]> = {
  "invitations.listInvitations": [(tx) => invitations.listInvitations(tx, id)],
  "invitations.deleteExpired": [(tx) => invitations.deleteExpired(tx, id)],
  "invitations.storeInvitation": [
    (tx) =>
      invitations.storeInvitation(tx, {
        ...{ id, ownerId: id, invitedBy: id, email: "mira@example.org", role: "viewer" },
        ...{ tokenHash: "0".repeat(64), days: 7 },
      }),
  ],
  "invitations.deleteInvitation": [(tx) => invitations.deleteInvitation(tx, id, id)],
  "invitations.withdrawInvitations": [(tx) => invitations.withdrawInvitations(tx, membership)],
  "invitations.findInvitation": [(tx) => invitations.findInvitation(tx, "0".repeat(64))],
  "members.listMembers": [(tx) => members.listMembers(tx, id)],
  "members.findMember": [(tx) => members.findMember(tx, membership)],
  "members.listRoles": [(tx) => members.listRoles(tx, id)],
  "members.insertMember": [(tx) => members.insertMember(tx, { ...membership, role: "viewer" })],
  "members.setRole": [(tx) => members.setRole(tx, { ...membership, role: "viewer" })],
  "members.deleteMember": [(tx) => members.deleteMember(tx, membership)],
  "members.leaveSessions": [(tx) => members.leaveSessions(tx, membership)],
  "memberships.findMembership": [
    (tx) => memberships.findMembership(tx, { accountId: id, wanted: undefined, strictly: false }),
    (tx) => memberships.findMembership(tx, { accountId: id, wanted: id, strictly: false }),
    (tx) => memberships.findMembership(tx, { accountId: id, wanted: id, strictly: true }),
  ],
  "workspaces.listWorkspaces": [(tx) => workspaces.listWorkspaces(tx, id)],
  "workspaces.findWorkspace": [(tx) => workspaces.findWorkspace(tx, id, id)],
  "workspaces.lockWorkspace": [(tx) => workspaces.lockWorkspace(tx, id)],
  "workspaces.lockAccount": [(tx) => workspaces.lockAccount(tx, id)],
  "workspaces.countOwned": [(tx) => workspaces.countOwned(tx, id)],
  "workspaces.insertTeam": [(tx) => workspaces.insertTeam(tx, team)],
  "workspaces.renameWorkspace": [(tx) => workspaces.renameWorkspace(tx, id, "Harbour team")],
  "workspaces.moveSession": [
    (tx) => workspaces.moveSession(tx, { sessionId: id, accountId: id, workspaceId: id }),
  ],
};
