import type { Me } from "@personaforge/contract/account";
import type { AuditEntry } from "@personaforge/contract/audit";
import type { Character } from "@personaforge/contract/character";
import type { ConversationWithTurns } from "@personaforge/contract/conversation";
import type { Invitation, Member, Role } from "@personaforge/contract/workspace";
import { describe, expect, test } from "vitest";
import { addMember, makeWorkspace } from "../testing/accounts.ts";
import { accountsApi, type Credential, type Person } from "../testing/accountsApi.ts";
import { exampleCharacter } from "../testing/examples.ts";

const api = await accountsApi();
const people = {
  owner: await api.join("Owner"),
  admin: await api.join("Admin"),
  editor: await api.join("Editor"),
  viewer: await api.join("Viewer"),
  target: await api.join("Target"),
};
const roles = ["owner", "admin", "editor", "viewer"] as const;
const team = await makeWorkspace(api.db, people.owner);
for (const role of roles.slice(1)) {
  await addMember(api.db, team, { account: people[role], role });
}

const inside = ({ credential }: Person, id = team): Credential => ({
  ...credential,
  "pf-workspace": id,
});

const setRole = (as: Credential, { accountId }: Person, role: Role) =>
  api.send<Member>("PATCH", `/api/v1/members/${accountId}`, { as, body: { role } });

const remove = (as: Credential, { accountId }: Person) =>
  api.send("DELETE", `/api/v1/members/${accountId}`, { as });

const roleOf = async ({ accountId }: Person, id = team) => {
  const query = `select role from member where owner_id = '${id}' and account_id = '${accountId}'`;
  return ((await api.sql(query)) as { role: Role }[])[0]?.role;
};

const place = (role: Role) => addMember(api.db, team, { account: people.target, role });

type List = { items: Member[]; invitations: Invitation[] };
const listFor = async (as: Credential) =>
  (await api.send<List>("GET", "/api/v1/members", { as })).body;

describe("members", () => {
  test("know one another by name; addresses and invitations are for admins and owners", async () => {
    const body = { email: "next@example.org", role: "viewer" };
    await api.send("POST", "/api/v1/invitations", { as: inside(people.owner), body });
    for (const role of roles) {
      const { items, invitations } = await listFor(inside(people[role]));
      const known = items.filter(({ account_id: id }) => id !== people.target.accountId);
      expect(known.map((member) => [member.name, member.role])).toEqual([
        ["Owner", "owner"],
        ["Admin", "admin"],
        ["Editor", "editor"],
        ["Viewer", "viewer"],
      ]);
      const isTold = role === "owner" || role === "admin";
      const emails = known.map(({ email, role: of }) =>
        email === null ? null : email === people[of].email,
      );
      expect(emails, role).toEqual(roles.map((of) => (isTold || of === role ? true : null)));
      expect(invitations.map(({ email }) => email)).toEqual(isTold ? [body.email] : []);
      expect(JSON.stringify(invitations)).not.toContain("token");
      expect(Object.keys(known[0] ?? {}).toSorted()).toEqual(
        ["account_id", "created_at", "email", "handle", "name", "role"].toSorted(),
      );
    }
  });

  /** Whether this role may turn a member of that role into the third one. */
  const maySet = (by: Role, from: Role, to: Role) =>
    by === "owner" || (by === "admin" && from !== "owner" && to !== "owner");

  const changes = roles.flatMap((by) =>
    roles.flatMap((from) => roles.map((to) => [by, from, to] as const)),
  );

  test.each(changes)("%s turns %s into %s where the table lets them", async (by, from, to) => {
    await place(from);
    const answer = await setRole(inside(people[by]), people.target, to);
    expect(answer.status).toBe(maySet(by, from, to) ? 200 : 403);
    expect(await roleOf(people.target)).toBe(maySet(by, from, to) ? to : from);
  });

  const removals = roles.flatMap((by) => roles.map((from) => [by, from] as const));

  test.each(removals)("%s takes out %s where the table lets them", async (by, from) => {
    await place(from);
    const isAllowed = by === "owner" || (by === "admin" && from !== "owner");
    const answer = await remove(inside(people[by]), people.target);
    expect(answer.status).toBe(isAllowed ? 204 : 403);
    expect(await roleOf(people.target)).toBe(isAllowed ? undefined : from);
  });

  test.each(roles)("%s leaves by themselves", async (role) => {
    const leaver = await api.join(`Leaver${role}`);
    await addMember(api.db, team, { account: leaver, role });
    expect((await remove(inside(leaver), leaver)).status).toBe(204);
    expect(await roleOf(leaver)).toBeUndefined();
  });

  test("raise nobody above themselves, themselves neither", async () => {
    for (const role of ["admin", "editor", "viewer"] as const) {
      const higher = roles.slice(0, roles.indexOf(role));
      for (const to of higher) {
        const answer = await setRole(inside(people[role]), people[role], to);
        expect(answer.status, `${role} to ${to}`).toBe(403);
      }
      expect(await roleOf(people[role])).toBe(role);
    }
  });

  test("of another workspace are not found, nor are those of none", async () => {
    const outsider = await api.join("Outsider");
    const foreign = await makeWorkspace(api.db, outsider);
    const as = inside(people.owner);
    for (const account of [outsider, { ...outsider, accountId: foreign }]) {
      expect((await setRole(as, account, "viewer")).status).toBe(404);
      expect((await remove(as, account)).status).toBe(404);
    }
    expect(await roleOf(outsider, foreign)).toBe("owner");
  });

  test("have every change in the audit once, and none that changed nothing", async () => {
    await place("viewer");
    const { accountId } = people.target;
    const as = inside(people.owner);
    const path = `/api/v1/audit?object_id=${accountId}&limit=2`;
    await setRole(as, people.target, "editor");
    await setRole(as, people.target, "editor");
    await remove(as, people.target);
    const { body } = await api.send<{ items: AuditEntry[] }>("GET", path, { as });
    expect(body.items.map(({ action, object }) => [action, object.type, object.part])).toEqual([
      ["member.remove", "member", "editor"],
      ["member.update", "member", "editor"],
    ]);
  });
});

describe("the last owner", () => {
  test("stays one", async () => {
    const as = inside(people.owner);
    const refused = [await setRole(as, people.owner, "admin"), await remove(as, people.owner)];
    for (const answer of refused) expect(answer).toMatchObject({ status: 409 });
    const home = await remove(people.owner.credential, people.owner);
    expect(home).toMatchObject({ status: 409 });
    expect(await roleOf(people.owner)).toBe("owner");
  });

  test("is left when two demote or take out each other at once", async () => {
    for (let round = 0; round < 10; round++) {
      const shared = await makeWorkspace(api.db, people.owner);
      await addMember(api.db, shared, { account: people.admin, role: "owner" });
      const [one, other] = [inside(people.owner, shared), inside(people.admin, shared)];
      const act = (as: Credential, on: Person) =>
        round % 2 === 0 ? setRole(as, on, "viewer") : remove(as, on);
      const answers = await Promise.all([act(one, people.admin), act(other, people.owner)]);
      const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
      expect(statuses).toEqual([round % 2 === 0 ? 200 : 204, 403]);
      const left = `select role from member where owner_id = '${shared}' and role = 'owner'`;
      expect(await api.sql(left)).toHaveLength(1);
    }
  });

  test("is left when all owners leave at once", async () => {
    const shared = await makeWorkspace(api.db, people.owner);
    const all = Object.values(people);
    for (const account of all) await addMember(api.db, shared, { account, role: "owner" });
    const answers = await Promise.all(all.map((person) => remove(inside(person, shared), person)));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([204, 204, 204, 204, 409]);
  });
});

describe("who was taken out", () => {
  test("gets nothing any more, by header, session or ids of old", async () => {
    const { target } = people;
    const shared = await makeWorkspace(api.db, people.owner);
    await addMember(api.db, shared, { account: target, role: "editor" });
    const as = inside(target, shared);
    const body = exampleCharacter();
    const { id } = (await api.send<Character>("POST", "/api/v1/characters", { as, body })).body;
    const path = `/api/v1/characters/${id}`;
    await api.send("PUT", `${path}/draft`, { as, body: { content: { name: "Half" } } });
    const talk = { as, body: { character: id } };
    const said = await api.send<ConversationWithTurns>("POST", "/api/v1/conversations", talk);
    const conversation = `/api/v1/conversations/${said.body.id}`;
    const home = target.credential;
    await api.send("POST", `/api/v1/workspaces/${shared}/switch`, { as: home, body: {} });
    const things = [path, `${path}/versions`, `${path}/draft`, conversation];
    for (const thing of things) expect((await api.send("GET", thing, { as })).status).toBe(200);
    await remove(inside(people.owner, shared), target);
    for (const thing of [...things, "/api/v1/changes", "/api/v1/members", "/api/v1/audit"]) {
      expect((await api.send("GET", thing, { as })).status, thing).toBe(403);
    }
    for (const thing of things) {
      expect((await api.send("GET", thing, { as: home })).status, thing).toBe(404);
    }
    const feed = await api.send("GET", "/api/v1/changes", { as: home });
    expect(JSON.stringify(feed.body)).not.toContain(id);
    const me = await api.send<Me>("GET", "/api/v1/me", { as: home });
    expect(me.body.owner?.id).toBe(target.ownerId);
    const back = { as: home, body: {} };
    const switched = await api.send("POST", `/api/v1/workspaces/${shared}/switch`, back);
    expect(switched.status).toBe(404);
  });
});
