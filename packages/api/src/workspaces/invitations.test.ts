import { createHash } from "node:crypto";
import type { AuditEntry } from "@personaforge/contract/audit";
import type { Problem } from "@personaforge/contract/errors";
import type { MadeInvitation, ShownInvitation, Workspace } from "@personaforge/contract/workspace";
import { describe, expect, test } from "vitest";
import { addMember, makeWorkspace } from "../testing/accounts.ts";
import { accountsApi, type Credential, type Person } from "../testing/accountsApi.ts";

const api = await accountsApi();
const olga = await api.join("Olga");
const guest = await api.join("Guest");
const other = await api.join("Other");

const inside = ({ credential }: Person, id: string): Credential => ({
  ...credential,
  "pf-workspace": id,
});

const newTeam = () => makeWorkspace(api.db, olga);

const invite = (team: string, email: string, role = "viewer") =>
  api.send<MadeInvitation>("POST", "/api/v1/invitations", {
    as: inside(olga, team),
    body: { email, role },
  });

const tokenIn = (url: string) => new URL(url).hash.replace("#token=", "");

const invited = async (team: string, email: string, role?: string) =>
  tokenIn((await invite(team, email, role)).body.url);

const read = <Body = ShownInvitation>(token: string, as = guest.credential) =>
  api.send<Body>("GET", `/api/v1/invitations/${token}`, { as });

const accept = <Body = Workspace>(token: string, as = guest.credential) =>
  api.send<Body>("POST", `/api/v1/invitations/${token}/accept`, { as, body: {} });

const membersOf = (team: string) =>
  api.sql(
    `select role from member where owner_id = '${team}' and account_id <> '${olga.accountId}'`,
  );

describe("an invitation", () => {
  test("is read and accepted by whoever has the address, in any case of letters", async () => {
    const team = await newTeam();
    const made = await invite(team, "GUEST@Example.org", "editor");
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      email: "guest@example.org",
      role: "editor",
      mailed: false,
      invited_by: { name: "Olga" },
    });
    expect(made.body.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation#token=[\w-]{43}$/);
    const week = Date.parse(made.body.expires_at) - Date.parse(made.body.created_at);
    expect(week).toBe(7 * 24 * 60 * 60 * 1_000);
    const token = tokenIn(made.body.url);
    const shown = await read(token);
    expect(shown.body).toMatchObject({ workspace: { name: "Team" }, role: "editor" });
    const accepted = await accept(token);
    expect(accepted.body).toMatchObject({ id: team, kind: "team", role: "editor" });
    expect(await membersOf(team)).toEqual([{ role: "editor" }]);
    const entered = await api.send("GET", "/api/v1/characters", { as: inside(guest, team) });
    expect(entered.status).toBe(200);
  });

  test("is kept as a hash, and given once for one Idempotency-Key", async () => {
    const team = await newTeam();
    const sent = {
      as: inside(olga, team),
      body: { email: "once@example.org", role: "viewer" },
      headers: { "idempotency-key": "i-1" },
    };
    const made = await api.send<MadeInvitation>("POST", "/api/v1/invitations", sent);
    const token = tokenIn(made.body.url);
    expect((await api.send("POST", "/api/v1/invitations", sent)).status).toBe(409);
    const hash = createHash("sha256").update(token).digest("hex");
    const rows = `select token_hash from invitation where owner_id = '${team}'`;
    expect(await api.sql(rows)).toEqual([{ token_hash: hash }]);
    const kept = await api.sql("select * from idempotency_key");
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(kept).not.toEqual([]);
  });

  test("wrong, expired, revoked, replaced and used are one and the same 404", async () => {
    const team = await newTeam();
    const expired = await invited(team, "guest@example.org");
    await api.sql(`update invitation set expires_at = now() where owner_id = '${team}'`);
    const gone: [string, string][] = [["expired", expired]];
    const [second, replaced] = [await newTeam(), await newTeam()];
    const { body } = await invite(second, "guest@example.org");
    const path = `/api/v1/invitations/${body.id}`;
    expect((await api.send("DELETE", path, { as: inside(olga, second) })).status).toBe(204);
    gone.push(["revoked", tokenIn(body.url)], ["wrong", "x".repeat(43)]);
    gone.push(["replaced", await invited(replaced, "guest@example.org")]);
    const newest = await invited(replaced, "guest@example.org", "admin");
    expect((await accept(newest)).body.role).toBe("admin");
    gone.push(["used", newest]);
    const answers = new Set<string>();
    for (const [name, token] of gone) {
      for (const answer of [await read<Problem>(token), await accept<Problem>(token)]) {
        expect(answer.status, name).toBe(404);
        answers.add(JSON.stringify({ ...answer.body, request_id: "" }));
      }
    }
    expect(answers.size).toBe(1);
    expect(await membersOf(team)).toEqual([]);
  });

  test("serves nobody else, and stays for whom it is", async () => {
    const team = await newTeam();
    const token = await invited(team, "guest@example.org");
    const refused = await accept<Problem>(token, other.credential);
    expect(refused).toMatchObject({ status: 403, body: { code: "FORBIDDEN" } });
    expect((await accept<Problem>(token, {})).status).toBe(401);
    expect((await read<Problem>(token, {})).status).toBe(401);
    expect(await membersOf(team)).toEqual([]);
    expect((await accept(token)).status).toBe(200);
  });

  test("accepted 20 times at once makes one member and one row in the audit", async () => {
    const team = await newTeam();
    const token = await invited(team, "guest@example.org");
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(token)));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array<number>(19).fill(404)]);
    expect(await membersOf(team)).toHaveLength(1);
    const path = `/api/v1/audit?object_id=${guest.accountId}`;
    const sent = { as: inside(olga, team) };
    const audit = await api.send<{ items: AuditEntry[] }>("GET", path, sent);
    expect(
      audit.body.items.map(({ action, actor, object }) => [action, actor?.name, object.part]),
    ).toEqual([["invitation.accept", "Guest", "viewer"]]);
  });

  test("changes nothing for who became a member in the meantime", async () => {
    const team = await newTeam();
    const token = await invited(team, "guest@example.org", "viewer");
    await addMember(api.db, team, { account: guest, role: "admin" });
    expect((await accept(token)).body.role).toBe("admin");
    expect((await accept(token)).status).toBe(404);
  });

  test("of another workspace is not found", async () => {
    const [mine, foreign] = [await newTeam(), await makeWorkspace(api.db, other)];
    const { body } = await invite(mine, "guest@example.org");
    const path = `/api/v1/invitations/${body.id}`;
    for (const as of [inside(other, foreign), inside(olga, await newTeam())]) {
      expect((await api.send("DELETE", path, { as })).status).toBe(404);
    }
    expect((await read(tokenIn(body.url))).status).toBe(200);
  });

  test("tells nothing about whether the address has an account", async () => {
    const team = await newTeam();
    const shapes = [];
    for (const email of ["guest@example.org", "nobody@example.org"]) {
      const { status, body } = await invite(team, email);
      const { id: _id, url: _url, created_at: _at, expires_at: _until, ...rest } = body;
      shapes.push({ status, ...rest, email: "" });
    }
    expect(shapes[0]).toEqual(shapes[1]);
  });
});

describe("inviting", () => {
  test("is for admins and owners, never into ownership", async () => {
    const team = await newTeam();
    for (const role of ["admin", "editor", "viewer"] as const) {
      await addMember(api.db, team, { account: other, role });
      await new Promise((resolve) => setTimeout(resolve, 450));
      const body = { email: `${role}@example.org`, role: "admin" };
      const as = inside(other, team);
      const { status } = await api.send("POST", "/api/v1/invitations", { as, body });
      expect(status, role).toBe(role === "admin" ? 201 : 403);
    }
    expect((await invite(team, "a@example.org", "owner")).status).toBe(400);
    expect((await invite(team, "not an address")).status).toBe(400);
  });

  test("needs a team", async () => {
    const sent = { as: olga.credential, body: { email: "a@example.org", role: "viewer" } };
    const refused = await api.send("POST", "/api/v1/invitations", sent);
    expect(refused).toMatchObject({ status: 409 });
    expect(refused.body.detail).toContain("Make a team workspace");
  });

  test("does not ask who is a member already", async () => {
    const team = await newTeam();
    await addMember(api.db, team, { account: guest, role: "viewer" });
    expect((await invite(team, "Guest@example.org")).status).toBe(409);
  });

  test("stops at 200 members and invited ones; expired ones do not count and are forgotten", async () => {
    const team = await newTeam();
    await api.sql(`insert into invitation (id, owner_id, email, role, token_hash, expires_at)
      select gen_random_uuid(), '${team}', n || '@example.net', 'viewer',
        encode(sha256(('${team}' || n)::bytea), 'hex'), now() + interval '1 day'
      from generate_series(1, 199) as n`);
    const refused = await invite(team, "200@example.net");
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ maximum: 200 }] } });
    expect((await invite(team, "199@example.net")).status).toBe(201);
    const expire = "update invitation set expires_at = now() where email = '7@example.net'";
    await api.sql(expire);
    expect((await invite(team, "200@example.net")).status).toBe(201);
    expect(await api.sql("select 1 from invitation where email = '7@example.net'")).toEqual([]);
  });
});
