import type { AuditEntry } from "@personaforge/contract/audit";
import type { Invitation, MadeInvitation } from "@personaforge/contract/workspace";
import { expect, test } from "vitest";
import { addMember, makeWorkspace } from "../testing/accounts.ts";
import { accountsApi, type Person } from "../testing/accountsApi.ts";

const api = await accountsApi();
const [olga, adam, guest] = [
  await api.join("Olga"),
  await api.join("Adam"),
  await api.join("Guest"),
];

const inside = ({ credential }: Person, team: string) => ({ ...credential, "pf-workspace": team });

/** A team with an admin, who has asked somebody in as an admin too. */
async function invitedByAdam() {
  const team = await makeWorkspace(api.db, olga);
  await addMember(api.db, team, { account: adam, role: "admin" });
  const invite = async (by: Person, email: string) => {
    const body = { email, role: "admin" };
    const path = "/api/v1/invitations";
    const made = await api.send<MadeInvitation>("POST", path, { as: inside(by, team), body });
    return made.body.url.split("#token=")[1];
  };
  await invite(olga, "by-olga@example.org");
  const token = await invite(adam, guest.email);
  const accept = () =>
    api.send("POST", `/api/v1/invitations/${token}/accept`, { as: guest.credential, body: {} });
  const open = async () => {
    const { body } = await api.send<{ invitations: Invitation[] }>("GET", "/api/v1/members", {
      as: inside(olga, team),
    });
    return body.invitations.map(({ email }) => email);
  };
  return { team, accept, open };
}

const setRole = (team: string, role: string) =>
  api.send("PATCH", `/api/v1/members/${adam.accountId}`, {
    as: inside(olga, team),
    body: { role },
  });

test("whoever was taken out has left nobody the way in", async () => {
  const { team, accept, open } = await invitedByAdam();
  const member = `/api/v1/members/${adam.accountId}`;
  expect((await api.send("DELETE", member, { as: inside(olga, team) })).status).toBe(204);
  expect((await accept()).status).toBe(404);
  expect(await open()).toEqual(["by-olga@example.org"]);
  const audit = await api.send<{ items: AuditEntry[] }>("GET", "/api/v1/audit?limit=2", {
    as: inside(olga, team),
  });
  const done = audit.body.items.map(({ action }) => action);
  expect(done.toSorted()).toEqual(["invitation.revoke", "member.remove"]);
});

test("nor has who left by themselves", async () => {
  const { team, accept } = await invitedByAdam();
  const member = `/api/v1/members/${adam.accountId}`;
  expect((await api.send("DELETE", member, { as: inside(adam, team) })).status).toBe(204);
  expect((await accept()).status).toBe(404);
});

test("who may not invite any more has invited nobody; who still may, has", async () => {
  const { team, accept, open } = await invitedByAdam();
  expect((await setRole(team, "owner")).status).toBe(200);
  expect((await setRole(team, "admin")).status).toBe(200);
  expect(await open()).toContain(guest.email);
  expect((await setRole(team, "editor")).status).toBe(200);
  expect((await accept()).status).toBe(404);
  expect(await open()).toEqual(["by-olga@example.org"]);
});
