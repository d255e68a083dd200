import { describe, expect, test } from "vitest";
import { accountsApi } from "../testing/accountsApi.ts";
import { bearer, makeCharacter, makeKey } from "./testing/keys.ts";

const api = await accountsApi();
const anna = await api.join("Anna");
const app = "https://app.example";
const { id: keyId, secret } = await makeKey(api, anna.credential, { origins: [app] });
const character = await makeCharacter(api, anna.credential, { is_public: true });
const path = `/api/v1/characters/${character.id}`;

const preflight = (origin: string, address = path) =>
  api.send("OPTIONS", address, {
    headers: {
      origin,
      "access-control-request-method": "GET",
      "access-control-request-headers": "authorization, content-type",
    },
  });

const others = [
  "https://app.example.evil.test",
  "https://evil.test",
  "http://app.example",
  "https://app.example:8443",
  "https://APP.example.",
  "null",
];

/** The headers by which a browser lets a page read an answer. */
const grants = (headers: Headers) =>
  [...headers].filter(([name]) => name.startsWith("access-control-"));

describe("a page of an origin that a key names", () => {
  test("may ask before it asks, at every door", async () => {
    for (const address of [path, "/characters", "/api/trpc/characters.list", "/api/v1/me"]) {
      const answer = await preflight(app, address);
      expect(answer.status).toBe(204);
      expect(answer.headers.get("access-control-allow-origin")).toBe(app);
      expect(answer.headers.get("access-control-allow-headers")).toContain("authorization");
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      expect(answer.headers.get("vary")).toContain("origin");
    }
  });

  test("reads and writes with the key, and never with a cookie", async () => {
    const as = { ...bearer(secret), origin: app };
    const read = await api.send("GET", path, { as });
    expect(read.status).toBe(200);
    expect(read.headers.get("access-control-allow-origin")).toBe(app);
    expect(read.headers.get("access-control-allow-credentials")).toBeNull();
    expect(read.headers.getSetCookie()).toEqual([]);
    const body = { name: "From a page", personality_summary: "P", initial_greeting: "G" };
    expect((await api.send("POST", "/api/v1/characters", { as, body })).status).toBeLessThan(401);
    const cookie = await api.send("GET", path, { as: { ...anna.credential, origin: app } });
    expect(cookie).toMatchObject({ status: 403, body: { code: "ORIGIN_REJECTED" } });
    expect(grants(cookie.headers)).toEqual([]);
  });

  test("reads why it was refused", async () => {
    const as = { ...bearer(secret), origin: app };
    const refused = await api.send("GET", "/api/v1/api-keys", { as });
    expect(refused.status).toBe(403);
    expect(refused.headers.get("access-control-allow-origin")).toBe(app);
  });
});

test("a page reads that its key has ended", async () => {
  const ended = await makeKey(api, anna.credential, { origins: [app] });
  await api.send("DELETE", `/api/v1/api-keys/${ended.id}`, { as: anna.credential });
  const answer = await api.send("GET", path, { as: { ...bearer(ended.secret), origin: app } });
  expect(answer).toMatchObject({ status: 401, body: { code: "UNAUTHENTICATED" } });
  expect(answer.headers.get("access-control-allow-origin")).toBe(app);
  const as = { ...bearer(ended.secret), origin: "https://evil.test" };
  expect(grants((await api.send("GET", path, { as })).headers)).toEqual([]);
});

describe("a page of another origin", () => {
  test.each(others)("%s is told nothing", async (origin) => {
    const asked = await preflight(origin);
    expect(asked.status).toBe(403);
    expect(grants(asked.headers)).toEqual([]);
    const answer = await api.send("GET", path, { as: { ...bearer(secret), origin } });
    expect(answer).toMatchObject({ status: 403, body: { code: "ORIGIN_REJECTED" } });
    expect(grants(answer.headers)).toEqual([]);
  });

  test("does not profit from a key that another page's origin is named by", async () => {
    const other = await makeKey(api, anna.credential, { origins: ["https://second.example"] });
    expect((await preflight("https://second.example")).status).toBe(204);
    const as = { ...bearer(other.secret), origin: app };
    const answer = await api.send("GET", path, { as });
    expect(answer.status).toBe(403);
    expect(grants(answer.headers)).toEqual([]);
  });

  test("has no use for a key without origins", async () => {
    const bare = await makeKey(api, anna.credential);
    const as = { ...bearer(bare.secret), origin: app };
    expect((await api.send("GET", path, { as })).status).toBe(403);
    // A program sends no Origin.
    expect((await api.send("GET", path, { as: bearer(bare.secret) })).status).toBe(200);
  });
});

test("an origin is forgotten with the last living key that names it", async () => {
  const origin = "https://short.example";
  const expiring = await makeKey(api, anna.credential, { origins: [origin] });
  expect((await preflight(origin)).status).toBe(204);
  await api.sql(`update api_key set expires_at = now() where id = '${expiring.id}'`);
  expect((await preflight(origin)).status).toBe(403);
  await api.send("DELETE", `/api/v1/api-keys/${keyId}`, { as: anna.credential });
  expect((await preflight(app)).status).toBe(403);
});
