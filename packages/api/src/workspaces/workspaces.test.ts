import type { Me } from "@personaforge/contract/account";
import type { AuditEntry } from "@personaforge/contract/audit";
import type { Character } from "@personaforge/contract/character";
import type { Workspace } from "@personaforge/contract/workspace";
import { describe, expect, test } from "vitest";
import { makeWorkspace, addMember } from "../testing/accounts.ts";
import { accountsApi, type Credential, type Person } from "../testing/accountsApi.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await accountsApi();
const olga = await api.join("Olga");
const ines = await api.join("Ines");

const inside = ({ credential }: Person, id: string): Credential => ({
  ...credential,
  "pf-workspace": id,
});

const make = async (as: Credential, name: string) =>
  (await api.send<Workspace>("POST", "/api/v1/workspaces", { as, body: { name } })).body;

const listed = async ({ credential: as }: Person) =>
  (await api.send<{ items: Workspace[] }>("GET", "/api/v1/workspaces", { as })).body.items;

const ownerOf = async (as: Credential) =>
  (await api.send<Me>("GET", "/api/v1/me", { as })).body.owner?.id;

/** Until a session's credentials are looked up anew. */
const forgotten = () => new Promise((resolve) => setTimeout(resolve, 450));

describe("a team workspace", () => {
  test("is made by its owner, with a handle of its own", async () => {
    const first = await make(olga.credential, "Harbour");
    const second = await make(olga.credential, "Harbour");
    expect(first).toMatchObject({ name: "Harbour", kind: "team", role: "owner" });
    expect(first.handle).toMatch(/^harbour-[a-z0-9]{5}$/);
    expect(second.handle).not.toBe(first.handle);
    expect((await make(olga.credential, "港")).handle).toMatch(/^[a-z]+-[a-z0-9]{5}$/);
    const [personal, ...teams] = await listed(olga);
    expect(personal).toMatchObject({ id: olga.ownerId, kind: "personal", role: "owner" });
    expect(teams).toContainEqual(first);
    const foreign = (await listed(ines)).map(({ id }) => id);
    expect(foreign).not.toContain(first.id);
  });

  test("has its making in its own audit, not in that of the workspace in force", async () => {
    const team = await makeWorkspace(api.db, olga);
    const { id } = await make(inside(olga, team), "Elsewhere");
    const actionsIn = async (workspace: string) => {
      const sent = { as: inside(olga, workspace) };
      const { body } = await api.send<{ items: AuditEntry[] }>("GET", "/api/v1/audit", sent);
      return body.items.map(({ action, object }) => [action, object.id]);
    };
    expect(await actionsIn(id)).toEqual([["workspace.create", id]]);
    expect(await actionsIn(team)).toEqual([]);
  });

  test("is renamed by its admins, once", async () => {
    const team = await makeWorkspace(api.db, olga);
    await addMember(api.db, team, { account: ines, role: "admin" });
    const rename = (as: Credential, name: string) =>
      api.send<Workspace>("PATCH", "/api/v1/workspace", { as, body: { name } });
    expect((await rename(inside(ines, team), "Pier")).body).toMatchObject({
      id: team,
      name: "Pier",
    });
    expect((await rename(inside(ines, team), "Pier")).status).toBe(200);
    const rows = `select count(*)::int as count from audit where object_id = '${team}'`;
    expect(await api.sql(rows)).toEqual([{ count: 1 }]);
    const personal = await rename(olga.credential, "Mine");
    expect(personal).toMatchObject({ status: 409, body: { code: "CONFLICT" } });
  });

  test("is one of at most 20 that somebody owns, also when made at once", async () => {
    const eager = await api.join("Eager");
    const body = { name: "Many" };
    const answers = await Promise.all(
      Array.from({ length: 24 }, () =>
        api.send("POST", "/api/v1/workspaces", { as: eager.credential, body }),
      ),
    );
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([...Array<number>(20).fill(201), ...Array<number>(4).fill(400)]);
    expect(await listed(eager)).toHaveLength(21);
  });

  test("is made once for one Idempotency-Key", async () => {
    const sent = {
      as: olga.credential,
      body: { name: "Once" },
      headers: { "idempotency-key": "w-1" },
    };
    const first = await api.send<Workspace>("POST", "/api/v1/workspaces", sent);
    const again = await api.send<Workspace>("POST", "/api/v1/workspaces", sent);
    expect(again.body).toEqual(first.body);
  });
});

describe("where a request acts", () => {
  test("the header counts, then where the session was left, then home", async () => {
    const walker = await api.join("Walker");
    const [one, other] = [await makeWorkspace(api.db, walker), await makeWorkspace(api.db, walker)];
    expect(await ownerOf(walker.credential)).toBe(walker.ownerId);
    const moved = await api.send<Workspace>("POST", `/api/v1/workspaces/${one}/switch`, {
      as: walker.credential,
      body: {},
    });
    expect(moved.body).toMatchObject({ id: one, role: "owner" });
    expect(await ownerOf(walker.credential)).toBe(one);
    expect(await ownerOf(inside(walker, other))).toBe(other);
    expect(await ownerOf(inside(walker, one.toUpperCase()))).toBe(one);
    await api.sql(`delete from member where owner_id = '${one}'`);
    await forgotten();
    expect(await ownerOf(walker.credential)).toBe(walker.ownerId);
  });

  test("is nowhere else: others' workspaces, unknown ones and no ids are refused alike", async () => {
    const team = await makeWorkspace(api.db, olga);
    const unknown = "0190a1b2-0000-7000-8000-000000000009";
    for (const id of [team, olga.ownerId, unknown, "x", "", `${ines.ownerId}, ${team}`]) {
      const refused = await api.send("GET", "/api/v1/characters", { as: inside(ines, id) });
      expect(refused, id).toMatchObject({
        status: 403,
        body: { code: "FORBIDDEN", detail: "You are not a member of this workspace." },
      });
    }
  });

  test("is not switched to a workspace of others", async () => {
    const team = await makeWorkspace(api.db, olga);
    for (const id of [team, olga.ownerId, "0190a1b2-0000-7000-8000-000000000009"]) {
      const sent = { as: ines.credential, body: {} };
      const refused = await api.send("POST", `/api/v1/workspaces/${id}/switch`, sent);
      expect(refused).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    }
    expect(await ownerOf(ines.credential)).toBe(ines.ownerId);
  });

  test("drafts stay with their workspace when a session moves", async () => {
    const team = await makeWorkspace(api.db, olga);
    const body = exampleCharacter();
    const as = inside(olga, team);
    const { id } = (await api.send<Character>("POST", "/api/v1/characters", { as, body })).body;
    const draft = `/api/v1/characters/${id}/draft`;
    const put = { as, body: { content: { name: "Half" } } };
    expect((await api.send("PUT", draft, put)).status).toBe(200);
    expect((await api.send("GET", draft, { as: olga.credential })).status).toBe(404);
    expect((await api.send("PUT", draft, { ...put, as: olga.credential })).status).toBe(404);
    expect((await api.send("GET", draft, { as })).status).toBe(200);
  });
});

describe("without accounts", () => {
  test("every procedure says so in one sentence", async () => {
    const local = await testApi();
    const id = "0190a1b2-0000-7000-8000-000000000009";
    const token = "x".repeat(43);
    const invite = { email: "a@example.org", role: "viewer" };
    const calls: [method: string, path: string, body?: object][] = [
      ["GET", "/workspaces"],
      ["POST", "/workspaces", { name: "Team" }],
      ["PATCH", "/workspace", { name: "Team" }],
      ["DELETE", "/workspace", { name: "Team" }],
      ["POST", `/workspaces/${id}/switch`, {}],
      ["GET", "/members"],
      ["PATCH", `/members/${id}`, { role: "viewer" }],
      ["DELETE", `/members/${id}`],
      ["POST", "/invitations", invite],
      ["DELETE", `/invitations/${id}`],
      ["GET", `/invitations/${token}`],
      ["POST", `/invitations/${token}/accept`, {}],
    ];
    for (const [method, path, body] of calls) {
      const answer = await local.send(method, `/api/v1${path}`, body === undefined ? {} : { body });
      expect(answer, path).toMatchObject({
        status: 409,
        body: {
          detail:
            "This takes accounts, and this installation has none. Start it with PF_AUTH=accounts.",
        },
      });
    }
  });
});
