import type { ApiKey, MadeApiKey } from "@personaforge/contract/apiKey";
import type { AuditEntry } from "@personaforge/contract/audit";
import { describe, expect, test } from "vitest";
import { addMember, makeWorkspace } from "../testing/accounts.ts";
import { accountsApi, type Credential } from "../testing/accountsApi.ts";
import { bearer, everyScope, everythingStored, makeKey } from "./testing/keys.ts";

const path = "/api/v1/api-keys";
const api = await accountsApi();
const anna = await api.join("Anna");
const ben = await api.join("Ben");

const list = async (as: Credential) =>
  (await api.send<{ items: ApiKey[] }>("GET", path, { as })).body.items;

const statusOf = async (secret: string) =>
  (await api.send("GET", "/api/v1/me", { as: bearer(secret) })).status;

describe("making a key", () => {
  test("shows the secret once, and keeps what it may do", async () => {
    const origins = ["https://app.example"];
    const body = { name: "Site", scopes: ["chat" as const], origins, monthly_tokens: 5_000 };
    const { secret, ...key } = await makeKey(api, anna.credential, body);
    expect(secret).toMatch(/^pf_live_[0-9A-Za-z]{49}$/);
    expect(key).toMatchObject({
      name: "Site",
      prefix: secret.slice(0, 12),
      scopes: ["chat"],
      origins,
      rate_per_minute: 600,
      monthly_tokens: 5_000,
      tokens_used: 0,
      created_by: { name: "Anna" },
      last_used_at: null,
      revoked_at: null,
      previous_until: null,
    });
    expect(key.requests).toEqual(Array.from({ length: 30 }, () => 0));
    const days = (Date.parse(key.expires_at ?? "") - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(89.9);
    expect(days).toBeLessThan(90.1);
    const listed = await list(anna.credential);
    expect(listed.find(({ id }) => id === key.id)).toEqual(key);
    expect(JSON.stringify(listed)).not.toContain(secret);
  });

  test("works at once, for what its scopes allow", async () => {
    const { secret, id } = await makeKey(api, anna.credential, { scopes: ["characters:read"] });
    const as = bearer(secret);
    const me = await api.send<object>("GET", "/api/v1/me", { as });
    expect(me.body).toMatchObject({ owner: { id: anna.ownerId }, role: null });
    expect(me.body).toMatchObject({ key: { name: "Robot", scopes: ["characters:read"] } });
    expect((await api.send("GET", "/api/v1/characters", { as })).status).toBe(200);
    const refused = await api.send("POST", "/api/v1/characters", { as, body: { name: "N" } });
    expect(refused).toMatchObject({
      status: 403,
      body: { detail: "This API key lacks the scope characters:write." },
    });
    expect(await list(anna.credential)).toContainEqual(expect.objectContaining({ id }));
  });

  test("stops at 100 living keys of a workspace, also when many are made at once", async () => {
    const carl = await api.join("Carl");
    const first = await makeKey(api, carl.credential);
    await api.sql(`insert into api_key (id, owner_id, created_by, name, prefix, secret_hash, scopes, origins)
      select gen_random_uuid(), owner_id, created_by, name, prefix,
        encode(sha256(n::text::bytea), 'hex'), scopes, origins
      from api_key, generate_series(1, 96) n where id = '${first.id}'`);
    const send = () =>
      api.send("POST", path, { as: carl.credential, body: { name: "More", scopes: ["chat"] } });
    const statuses = (await Promise.all(Array.from({ length: 10 }, send))).map((one) => one.status);
    expect(statuses.toSorted((one, other) => one - other)).toEqual([
      201,
      201,
      201,
      ...Array<number>(7).fill(409),
    ]);
    expect((await send()).body.detail).toContain("at most 100 API keys");
    await api.send("DELETE", `${path}/${first.id}`, { as: carl.credential });
    expect((await send()).status).toBe(201);
  });

  test.each([
    [{ scopes: [] }, "scopes"],
    [{ scopes: ["admin"] }, "scopes.0"],
    [{ origins: ["https://app.example/path"] }, "origins.0"],
    [{ origins: ["*"] }, "origins.0"],
    [{ origins: ["null"] }, "origins.0"],
    [{ expires_in_days: 0 }, "expires_in_days"],
    [{ rate_per_minute: 0 }, "rate_per_minute"],
    [{ name: " " }, "name"],
    [{ secret: "my own" }, "secret"],
  ])("refuses %j", async (wrong, field) => {
    const body = { name: "Robot", scopes: ["chat"], ...wrong };
    const { status, body: problem } = await api.send("POST", path, { as: anna.credential, body });
    expect(status).toBe(400);
    expect(problem.errors.map((error) => error.path)).toContain(field);
  });
});

describe("keys of others", () => {
  test("are not there", async () => {
    const { id, secret } = await makeKey(api, anna.credential);
    expect(await list(ben.credential)).not.toContainEqual(expect.objectContaining({ id }));
    const as = ben.credential;
    expect((await api.send("DELETE", `${path}/${id}`, { as })).status).toBe(404);
    expect((await api.send("POST", `${path}/${id}/rotate`, { as, body: {} })).status).toBe(404);
    expect(await statusOf(secret)).toBe(200);
  });

  test("are for admins of a workspace, and not for editors and viewers", async () => {
    const team = await makeWorkspace(api.db, anna);
    const inTeam = { ...ben.credential, "pf-workspace": team };
    const body = { name: "Team's", scopes: ["chat"] };
    for (const [role, status] of [
      ["viewer", 403],
      ["editor", 403],
      ["admin", 201],
    ] as const) {
      await addMember(api.db, team, { account: ben, role });
      await new Promise((resolve) => setTimeout(resolve, 450));
      expect((await api.send("POST", path, { as: inTeam, body })).status, role).toBe(status);
    }
  });
});

describe("a key", () => {
  test("can neither make, widen, rotate, revoke nor list keys, whatever its scopes", async () => {
    const { id, secret } = await makeKey(api, anna.credential);
    const as = bearer(secret);
    const body = { name: "Child", scopes: ["chat"] };
    const answers = [
      await api.send("GET", path, { as }),
      await api.send("POST", path, { as, body }),
      await api.send("POST", `${path}/${id}/rotate`, { as, body: {} }),
      await api.send("DELETE", `${path}/${id}`, { as }),
      await api.send("PATCH", `${path}/${id}`, { as, body: { scopes: everyScope } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 405]);
    expect(answers[0]?.body.detail).toBe("No API key can do this, only a person.");
    expect((await list(anna.credential)).find((key) => key.id === id)?.revoked_at).toBeNull();
  });
});

describe("the secret", () => {
  test("stands nowhere in the database, also when an Idempotency-Key was sent", async () => {
    const as = anna.credential;
    const headers = { "idempotency-key": "make-it-once" };
    const body = { name: "Once", scopes: ["chat"] };
    const made = await api.send<MadeApiKey>("POST", path, { as, headers, body });
    const { id, secret } = made.body;
    const rotated = await api.send<MadeApiKey>("POST", `${path}/${id}/rotate`, {
      ...{ as, headers },
      body: {},
    });
    expect([made.status, rotated.status]).toEqual([201, 200]);
    const stored = await everythingStored(api);
    expect(stored).toContain(id);
    for (const one of [secret, rotated.body.secret]) {
      expect(stored).not.toContain(one);
      expect(stored).not.toContain(one.slice(12, 51));
    }
  });

  test("is not shown to a repeated request, which makes nothing", async () => {
    const as = ben.credential;
    const headers = { "idempotency-key": "again" };
    const body = { name: "Again", scopes: ["chat"] };
    expect((await api.send("POST", path, { as, headers, body })).status).toBe(201);
    const again = await api.send("POST", path, { as, headers, body });
    expect(again).toMatchObject({ status: 409, body: { code: "CONFLICT" } });
    expect(again.body.detail).toContain("Its secret was shown once");
    expect((await list(as)).filter(({ name }) => name === "Again")).toHaveLength(1);
    const other = { ...body, name: "Other" };
    expect((await api.send("POST", path, { as, headers, body: other })).status).toBe(422);
  });

  test("is in no answer that a cache may keep", async () => {
    const body = { name: "Fresh", scopes: ["chat"] };
    const made = await api.send("POST", path, { as: anna.credential, body });
    expect(made.headers.get("cache-control")).toBe("no-store");
  });
});

test("the list shows what ended in the last 30 days, and what was used", async () => {
  const dora = await api.join("Dora");
  const [old, recent, used] = [
    await makeKey(api, dora.credential, { name: "Old" }),
    await makeKey(api, dora.credential, { name: "Recent" }),
    await makeKey(api, dora.credential, { name: "Used" }),
  ];
  for (const { id } of [old, recent]) {
    const answer = await api.send<string>("DELETE", `${path}/${id}`, { as: dora.credential });
    expect(answer).toMatchObject({ status: 204, body: "" });
  }
  await api.sql(
    `update api_key set revoked_at = now() - interval '31 days' where id = '${old.id}'`,
  );
  const today = "(now() at time zone 'utc')::date";
  await api.sql(`insert into api_key_use (key_id, day, requests) values
    ('${used.id}', ${today}, 7), ('${used.id}', ${today} - 29, 3), ('${used.id}', ${today} - 30, 99)`);
  await api.sql(`insert into token_use (owner_id, actor_id, day, tokens) values
    ('${dora.ownerId}', '${used.id}', ${today}, 120),
    ('${dora.ownerId}', '${used.id}', date_trunc('month', ${today})::date - 1, 999)`);
  const items = await list(dora.credential);
  expect(items.map(({ name }) => name)).toEqual(["Used", "Recent"]);
  expect(items[0]).toMatchObject({ tokens_used: 120, revoked_at: null });
  expect(items[0]?.requests).toEqual([3, ...Array<number>(28).fill(0), 7]);
  expect(items[1]?.revoked_at).not.toBeNull();
});

test("everything that is done to a key is in the audit, once", async () => {
  const as = anna.credential;
  const { id } = await makeKey(api, as);
  await api.send("POST", `${path}/${id}/rotate`, { as, body: {} });
  await api.send("DELETE", `${path}/${id}`, { as });
  // It has ended already: nothing is done, and nothing is said to have been.
  expect((await api.send("DELETE", `${path}/${id}`, { as })).status).toBe(204);
  expect((await api.send("POST", `${path}/${id}/rotate`, { as, body: {} })).status).toBe(409);
  const audit = await api.send<{ items: AuditEntry[] }>("GET", `/api/v1/audit?object_id=${id}`, {
    as,
  });
  expect(audit.body.items.map(({ action }) => action)).toEqual([
    "apiKey.revoke",
    "apiKey.rotate",
    "apiKey.create",
  ]);
  expect(audit.body.items[0]).toMatchObject({ object: { type: "api_key", id, part: null } });
});
