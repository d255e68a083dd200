import type { MadeApiKey } from "@personaforge/contract/apiKey";
import { describe, expect, test } from "vitest";
import { addMember, makeWorkspace } from "../testing/accounts.ts";
import { accountsApi, type Credential } from "../testing/accountsApi.ts";
import { makeKeyText } from "./keyText.ts";
import { bearer, everyScope, makeCharacter, makeKey } from "./testing/keys.ts";

const api = await accountsApi();
const anna = await api.join("Anna");
const ben = await api.join("Ben");

// Longer than the doors remember a credential.
const forgotten = () => new Promise((resolve) => setTimeout(resolve, 450));

const me = (secret: string, headers = {}) =>
  api.send<{ detail: string; key: { scopes: string[] } | null }>("GET", "/api/v1/me", {
    as: bearer(secret),
    headers,
  });
const statusOf = async (secret: string) => (await me(secret)).status;

async function rotate(id: string, as: Credential = anna.credential): Promise<MadeApiKey> {
  const path = `/api/v1/api-keys/${id}/rotate`;
  const { body } = await api.send<MadeApiKey>("POST", path, { as, body: {} });
  return body;
}

describe("who shows what is no key", () => {
  const unknown = "This API key or token is not known, has expired, or was revoked.";
  const typo = makeKeyText().replace(/.$/, (last) => (last === "a" ? "b" : "a"));
  test.each([
    ["one that was never made", makeKeyText(), unknown],
    ["one with a typo", typo, "This API key has a typo"],
    ["one cut off", "pf_live_abc", "This API key is not whole"],
    ["something short", "pf", unknown],
    ["something long", "k".repeat(201), unknown],
    ["another's token", "sk-proj-0123456789012345678901234567890123456789", unknown],
    ["a token without a mac", "pf_embed_e30", unknown],
  ])("%s is answered with 401", async (_what, text, detail) => {
    const answer = await me(text);
    expect(answer.status).toBe(401);
    expect(answer.body.detail).toContain(detail);
  });

  test("is not told apart by the error whether a key was ever there", async () => {
    const { id, secret } = await makeKey(api, anna.credential);
    await api.send("DELETE", `/api/v1/api-keys/${id}`, { as: anna.credential });
    expect((await me(secret)).body.detail).toBe((await me(makeKeyText())).body.detail);
  });
});

describe("a key counts in the header only", async () => {
  const { secret } = await makeKey(api, anna.credential);
  const key = encodeURIComponent(secret);
  test.each([
    [`?api_key=${key}`, {}],
    [`?access_token=${key}&token=${key}&key=${key}`, {}],
    ["", { cookie: `api_key=${secret}; authorization=Bearer ${secret}` }],
    ["", { "x-api-key": secret, "api-key": secret, "x-authorization": `Bearer ${secret}` }],
  ])("and not as %s %o", async (query, headers) => {
    const { status } = await api.send("GET", `/api/v1/characters${query}`, { headers });
    expect(status).toBe(401);
    const read = await api.send<{ owner: unknown }>("GET", "/api/v1/me", { headers });
    expect(read.body.owner).toBeNull();
  });

  test.each([
    `Basic ${Buffer.from(`key:${secret}`).toString("base64")}`,
    secret,
    `Bearer ${secret}, Bearer ${secret}`,
    "Bearer",
    `Bearer ${"x".repeat(2_001)}`,
  ])("and not under another scheme", async (authorization) => {
    expect((await api.send("GET", "/api/v1/me", { headers: { authorization } })).status).toBe(401);
  });

  test("and a cookie beside it does not count", async () => {
    const both = { ...ben.credential, ...bearer(secret) };
    const answer = await api.send<{ owner: { id: string } }>("GET", "/api/v1/me", { as: both });
    expect(answer.body.owner.id).toBe(anna.ownerId);
    const wrong = { ...ben.credential, ...bearer(makeKeyText()) };
    expect((await api.send("GET", "/api/v1/me", { as: wrong })).status).toBe(401);
  });

  test("and the header of a workspace does not move it", async () => {
    const answer = await me(secret, { "pf-workspace": ben.ownerId });
    expect(answer.body).toMatchObject({ owner: { id: anna.ownerId } });
  });
});

test("an expired key is refused", async () => {
  const { id, secret } = await makeKey(api, anna.credential);
  expect(await statusOf(secret)).toBe(200);
  await api.sql(`update api_key set expires_at = now() where id = '${id}'`);
  await forgotten();
  expect(await statusOf(secret)).toBe(401);
  const answer = await api.send("POST", `/api/v1/api-keys/${id}/rotate`, {
    as: anna.credential,
    body: {},
  });
  expect(answer.body.detail).toBe('The API key "Robot" has expired. Make a new one.');
});

describe("a rotation", () => {
  test("lets the secret before it work for a day", async () => {
    const first = await makeKey(api, anna.credential);
    const second = await rotate(first.id);
    expect(second.secret).not.toBe(first.secret);
    expect(second.prefix).toBe(second.secret.slice(0, 12));
    const left = Date.parse(second.previous_until ?? "") - Date.now();
    expect(Math.abs(left - 86_400_000)).toBeLessThan(60_000);
    expect([await statusOf(first.secret), await statusOf(second.secret)]).toEqual([200, 200]);
    await api.sql(`update api_key set previous_until = now() where id = '${first.id}'`);
    await forgotten();
    expect([await statusOf(first.secret), await statusOf(second.secret)]).toEqual([401, 200]);
  });

  test("ends the secret before the last one at once", async () => {
    const first = await makeKey(api, anna.credential);
    const second = await rotate(first.id);
    const third = await rotate(first.id);
    const secrets = [first.secret, second.secret, third.secret];
    expect(await Promise.all(secrets.map(statusOf))).toEqual([401, 200, 200]);
  });

  test("keeps whose conversations they are", async () => {
    const first = await makeKey(api, anna.credential);
    const { id: character } = await makeCharacter(api, anna.credential);
    const path = "/api/v1/conversations";
    const made = await api.send<{ id: string }>("POST", path, {
      as: bearer(first.secret),
      body: { character },
    });
    const { secret } = await rotate(first.id);
    const read = await api.send("GET", `${path}/${made.body.id}`, { as: bearer(secret) });
    expect(read.status).toBe(200);
    // Not even for whoever made the key.
    const person = await api.send("GET", `${path}/${made.body.id}`, { as: anna.credential });
    expect(person.status).toBe(404);
  });

  test("ends both secrets when the key is revoked", async () => {
    const first = await makeKey(api, anna.credential);
    const second = await rotate(first.id);
    await api.send("DELETE", `/api/v1/api-keys/${first.id}`, { as: anna.credential });
    expect(await Promise.all([first.secret, second.secret].map(statusOf))).toEqual([401, 401]);
  });
});

describe("a key does nothing that its maker may not", async () => {
  const team = await makeWorkspace(api.db, anna);
  await addMember(api.db, team, { account: ben, role: "admin" });
  const inTeam = { ...ben.credential, "pf-workspace": team };
  const { secret } = await makeKey(api, inTeam, { scopes: [...everyScope] });

  test.each([
    ["admin", everyScope],
    ["editor", ["characters:read", "characters:write", "chat"]],
    ["viewer", ["characters:read", "chat"]],
    ["owner", everyScope],
  ] as const)("of a %s it has the scopes %j", async (role, scopes) => {
    await addMember(api.db, team, { account: ben, role });
    await forgotten();
    const { body } = await me(secret);
    expect(body).toMatchObject({ owner: { id: team }, key: { scopes } });
    const create = await api.send("POST", "/api/v1/characters", { as: bearer(secret), body: {} });
    // A refused input is one that was let in.
    expect(create.status).toBe(role === "viewer" ? 403 : 400);
  });

  test("and stops when they leave, and works when they come back", async () => {
    await api.sql(
      `delete from member where owner_id = '${team}' and account_id = '${ben.accountId}'`,
    );
    await forgotten();
    expect(await statusOf(secret)).toBe(401);
    await addMember(api.db, team, { account: ben, role: "admin" });
    await forgotten();
    expect(await statusOf(secret)).toBe(200);
  });

  test("and stops with the workspace", async () => {
    await api.sql(`update owner set deleted_at = now() where id = '${team}'`);
    await forgotten();
    expect(await statusOf(secret)).toBe(401);
  });
});

test("a key in the workspace of a person without an account stops when there is one", async () => {
  // As in local mode: nobody has an account, and whoever is here is the owner.
  const ownerId = "0190a1b2-0000-7000-8000-0000000000aa";
  await api.sql(`insert into owner (id, handle, name) values ('${ownerId}', 'nobody', 'You')`);
  const { id, secret } = await makeKey(api, anna.credential);
  const move = (by: string) =>
    api.sql(`update api_key set owner_id = '${ownerId}', created_by = '${by}' where id = '${id}'`);
  await move(anna.ownerId);
  expect(await statusOf(secret)).toBe(401);
  await move(ownerId);
  await forgotten();
  expect(await statusOf(secret)).toBe(200);
  await api.sql(`insert into account (id, owner_id, email, name)
    values ('${ownerId}', '${ownerId}', 'late@example.org', 'Late')`);
  await forgotten();
  expect(await statusOf(secret)).toBe(401);
});

test("nobody gets the secret of a key that acts for somebody else", async () => {
  const team = await makeWorkspace(api.db, anna);
  await addMember(api.db, team, { account: ben, role: "admin" });
  const inTeam = (as: Credential) => ({ ...as, "pf-workspace": team });
  const { id, secret } = await makeKey(api, inTeam(anna.credential));
  const path = `/api/v1/api-keys/${id}`;
  const as = inTeam(ben.credential);
  const taken = await api.send("POST", `${path}/rotate`, { as, body: {} });
  expect([taken.status, taken.body.code]).toEqual([403, "FORBIDDEN"]);
  expect(taken.body.detail).toContain("acts for whoever made it");
  expect(await statusOf(secret)).toBe(200);
  expect((await rotate(id, inTeam(anna.credential))).secret).toMatch(/^pf_live_/);
  expect((await api.send("DELETE", path, { as })).status).toBe(204);
});
