import type { Character } from "@personaforge/contract/character";
import { describe, expect, test } from "vitest";
import { accountsApi, type Credential, type Person } from "../testing/accountsApi.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await accountsApi();
const local = await testApi();
const ada = await api.join("Ada");
const bob = await api.join("Bob");

async function create({ credential: as }: Person): Promise<string> {
  const body = exampleCharacter();
  return (await api.send<Character>("POST", "/api/v1/characters", { as, body })).body.id;
}

async function statusOf(path: string, as: Credential): Promise<number> {
  return (await api.send("GET", path, { as })).status;
}

describe("a session", () => {
  test("is somebody", async () => {
    const { status, body } = await api.send("GET", "/api/v1/me", { as: ada.credential });
    expect([status, body]).toMatchObject([
      200,
      {
        auth: "accounts",
        role: "owner",
        owner: { id: ada.ownerId, name: "Ada" },
        account: { email: ada.email, instance_owner: true },
        workspaces: [{ kind: "personal", role: "owner" }],
      },
    ]);
  });

  test("without one, nobody is", async () => {
    const { body } = await api.send("GET", "/api/v1/me");
    expect(body).toMatchObject({ owner: null, account: null, role: null, workspaces: [] });
    expect(await statusOf("/api/v1/characters", {})).toBe(401);
  });

  test("shows nobody else's private character", async () => {
    const path = `/api/v1/characters/${await create(ada)}`;
    expect(await statusOf(path, ada.credential)).toBe(200);
    expect(await statusOf(path, bob.credential)).toBe(404);
    expect(await statusOf(path, {})).toBe(404);
  });

  test.each([
    ["with a letter less", (cookie: string) => cookie.replace(/=./, "=")],
    ["of another signature", (cookie: string) => cookie.replace(/\.[^.]*$/, ".AAAA")],
    ["of nothing", () => "pf.session_token="],
  ])("%s is none", async (_name, forge) => {
    const cookie = forge(ada.credential["cookie"] ?? "");
    expect(await statusOf("/api/v1/characters", { cookie })).toBe(401);
  });

  test("ends for every door when it is signed out", async () => {
    const { credential } = await api.join("Cleo");
    await api.send("POST", "/api/auth/sign-out", { as: credential, body: {} });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await statusOf("/api/v1/characters", credential)).toBe(401);
    const page = await api.send("GET", "/page/characters.list?input={}", { as: credential });
    expect(page.body).toMatchObject({ error: { data: { appCode: "UNAUTHENTICATED" } } });
  });
});

describe("one credential", () => {
  test("counts: a wrong key is not made good by a cookie", async () => {
    const as = { ...ada.credential, authorization: `Bearer pf_live_${"x".repeat(49)}` };
    const { status, body } = await api.send("GET", "/api/v1/characters", { as });
    expect([status, body.code]).toEqual([401, "UNAUTHENTICATED"]);
  });

  test.each([
    ["Basic", "Basic YTpi"],
    ["an empty Bearer", "Bearer "],
    ["another program's key", "Bearer sk-1234567890"],
  ])("%s is refused", async (_name, authorization) => {
    expect(await statusOf("/api/v1/me", { authorization })).toBe(401);
  });

  test("a key in the address has no effect", async () => {
    expect((await api.send("GET", "/api/v1/characters?api_key=pf_live_1")).status).toBe(401);
  });
});

describe("pages", () => {
  test("are rendered for who reads them", async () => {
    const id = await create(ada);
    const path = `/page/characters.get?input=${JSON.stringify({ id })}`;
    const own = await api.send<Character>("GET", path, { as: ada.credential });
    expect(own.body.id).toBe(id);
    const foreign = await api.send("GET", path, { as: bob.credential });
    expect(foreign.body).toMatchObject({ error: { data: { appCode: "NOT_FOUND" } } });
  });

  test("take no reader from the request", async () => {
    const headers = { "x-pf-ticket": "00000000-0000-0000-0000-000000000000" };
    const { body } = await api.send("GET", "/page/characters.list?input={}", { headers });
    expect(body).toMatchObject({ error: { data: { appCode: "UNAUTHENTICATED" } } });
  });
});

describe("pages of other sites", () => {
  const body = exampleCharacter();

  test.each([
    ["another origin", { origin: "https://evil.example" }],
    ["no origin to speak of", { origin: "null" }],
    ["another site", { "sec-fetch-site": "cross-site", origin: "" }],
  ])("cannot use a cookie: %s", async (_name, headers) => {
    const sent = { as: ada.credential, headers, body };
    const answer = await api.send("POST", "/api/v1/characters", sent);
    expect([answer.status, answer.body.code]).toEqual([403, "ORIGIN_REJECTED"]);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    const signIn = await api.send("POST", "/api/auth/sign-out", { ...sent, body: {} });
    expect([signIn.status, signIn.body.code]).toEqual([403, "ORIGIN_REJECTED"]);
  });

  test("are not told that they may ask", async () => {
    const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
    const answer = await api.send("OPTIONS", "/api/v1/characters", { headers });
    expect([answer.status, answer.body.code]).toEqual([403, "ORIGIN_REJECTED"]);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("what is left of a limit stands on every answer", async () => {
  const { headers } = await api.send("GET", "/api/v1/characters", { as: bob.credential });
  expect(headers.get("x-ratelimit-limit")).toBe("1000000");
  expect(Number(headers.get("x-ratelimit-remaining"))).toBeLessThan(1_000_000);
  expect(Number(headers.get("x-ratelimit-reset"))).toBeLessThanOrEqual(60);
});

test("without accounts, nobody signs in", async () => {
  const answer = await local.send("POST", "/api/auth/sign-in/email", { body: {} });
  expect([answer.status, answer.body.code]).toEqual([404, "NOT_FOUND"]);
});
