import type { EmbedToken } from "@personaforge/contract/apiKey";
import type { Character, CharacterSummary } from "@personaforge/contract/character";
import { describe, expect, test } from "vitest";
import { addMember, makeWorkspace } from "../testing/accounts.ts";
import type { Credential } from "../testing/accountsApi.ts";
import { app, embeddingSite } from "./testing/embeddingSite.ts";
import { bearer, everythingStored, makeCharacter, makeKey } from "./testing/keys.ts";

const { api, anna, ben, mine, hidden, shown, foreign, key, mint, minted, statusOf } =
  await embeddingSite();

const forgotten = () => new Promise((resolve) => setTimeout(resolve, 650));

describe("minting a token", () => {
  test("answers with a token that works from its origin, until it expires", async () => {
    const { status, body } = await mint(bearer(key.secret), { expires_in: 120 });
    expect(status).toBe(201);
    expect(body.token).toMatch(/^pf_embed_[\w-]+\.[\w-]{43}$/);
    const left = Date.parse(body.expires_at) - Date.now();
    expect(Math.abs(left - 120_000)).toBeLessThan(30_000);
    const as = { ...bearer(body.token), origin: app };
    const read = await api.send<Character>("GET", `/api/v1/characters/${mine.id}`, { as });
    expect(read).toMatchObject({ status: 200, body: { name: "Embedded" } });
    expect(read.headers.get("access-control-allow-origin")).toBe(app);
    const me = await api.send<object>("GET", "/api/v1/me", { as });
    expect(me.body).toMatchObject({ key: { scopes: ["characters:read", "chat"] }, role: null });
  });

  test("is for a key's own origins and scopes only", async () => {
    const as = bearer(key.secret);
    const elsewhere = await mint(as, { origin: "https://evil.test" });
    expect(elsewhere.status).toBe(403);
    expect(JSON.stringify(elsewhere.body)).toContain("does not name the origin https://evil.test");
    const talker = await makeKey(api, anna.credential, { scopes: ["chat"], origins: [app] });
    expect((await mint(bearer(talker.secret))).status).toBe(403);
    expect((await mint(bearer(talker.secret), { scopes: ["chat"] })).status).toBe(201);
    const writer = await makeKey(api, anna.credential, { scopes: ["characters:write"] });
    expect((await mint(bearer(writer.secret))).status).toBe(403);
  });

  test("is for characters of the workspace only", async () => {
    for (const as of [bearer(key.secret), anna.credential]) {
      expect((await mint(as, { character: foreign.id })).status).toBe(403);
      expect((await mint(as, { character: key.id })).status).toBe(404);
    }
    expect((await mint(ben.credential)).status).toBe(404);
  });

  test("is for people too, for any origin, when they may edit", async () => {
    const team = await makeWorkspace(api.db, anna);
    const inTeam = (person: Credential) => ({ ...person, "pf-workspace": team });
    const { id } = await makeCharacter(api, inTeam(anna.credential));
    await addMember(api.db, team, { account: ben, role: "editor" });
    const origin = "https://ben.example";
    const as = { ...(await minted(inTeam(ben.credential), { character: id, origin })), origin };
    expect(await statusOf(as, `/api/v1/characters/${id}`)).toBe(200);
    await addMember(api.db, team, { account: ben, role: "viewer" });
    await forgotten();
    expect(await statusOf(as, `/api/v1/characters/${id}`)).toBe(401);
    expect((await mint(inTeam(ben.credential), { character: id })).status).toBe(403);
    await addMember(api.db, team, { account: ben, role: "editor" });
    await forgotten();
    expect(await statusOf(as)).toBe(200);
    await api.sql(
      `delete from member where owner_id = '${team}' and account_id = '${ben.accountId}'`,
    );
    await forgotten();
    expect(await statusOf(as)).toBe(401);
  });

  test("is not for tokens, nor for nobody", async () => {
    const token = await minted(bearer(key.secret));
    expect((await mint(token)).status).toBe(403);
    expect((await mint({})).status).toBe(401);
  });

  test("leaves no token in the database, and lets its page ask before it asks", async () => {
    const origin = "https://fresh.example";
    const preflight = () =>
      api.send("OPTIONS", "/api/v1/me", {
        headers: { origin, "access-control-request-method": "GET" },
      });
    expect((await preflight()).status).toBe(403);
    const headers = { "idempotency-key": "mint" };
    const body = { character: mine.id, origin };
    const send = () =>
      api.send<EmbedToken>("POST", "/api/v1/embed-tokens", { as: anna.credential, headers, body });
    const first = await send();
    expect((await preflight()).status).toBe(204);
    const stored = await everythingStored(api);
    expect(stored).toContain(origin);
    expect(stored).not.toContain(first.body.token.slice(9, 60));
    expect(stored).not.toContain(first.body.token.split(".")[1]);
    expect((await send()).status).toBe(409);
    await api.sql(`update embed_origin set until = now() where origin = '${origin}'`);
    expect((await preflight()).status).toBe(403);
    // The next one that is minted sweeps it away.
    await minted(anna.credential, { origin: "https://sweeper.example" });
    expect(await api.sql(`select * from embed_origin where origin = '${origin}'`)).toEqual([]);
  });

  test.each([
    [{ scopes: ["characters:write"] }, "scopes.0"],
    [{ scopes: [] }, "scopes"],
    [{ origin: "*" }, "origin"],
    [{ expires_in: 3_601 }, "expires_in"],
    [{ expires_in: 29 }, "expires_in"],
    [{ workspace: ben.ownerId }, "workspace"],
  ])("refuses %j", async (wrong, path) => {
    const answer = await api.send("POST", "/api/v1/embed-tokens", {
      as: anna.credential,
      body: { character: mine.id, origin: app, ...wrong },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error) => error.path)).toContain(path);
  });
});

describe("a token", () => {
  test("is refused after its end", async () => {
    const body = { character: mine.id, origin: app, expires_in: 30 };
    const as = await minted(anna.credential, body);
    expect(await statusOf(as)).toBe(200);
    const now = Date.now;
    try {
      Date.now = () => now() + 30_000;
      await forgotten();
      expect(await statusOf(as)).toBe(401);
    } finally {
      Date.now = now;
    }
  });

  test("is refused when a bit of it was changed", async () => {
    const { body } = await mint(anna.credential);
    const [said = "", mac = ""] = body.token.slice(9).split(".");
    const claims = JSON.parse(Buffer.from(said, "base64url").toString()) as object;
    const wider = { ...claims, character: hidden.id };
    const forged = Buffer.from(JSON.stringify(wider)).toString("base64url");
    const flipped = (mac.startsWith("A") ? "B" : "A") + mac.slice(1);
    for (const text of [
      `pf_embed_${forged}.${mac}`,
      `pf_embed_${said}.${flipped}`,
      `pf_embed_${said}.`,
      `pf_embed_${said}`,
      `pf_live_${said}.${mac}`,
    ]) {
      expect(await statusOf(bearer(text)), text).toBe(401);
    }
    expect(await statusOf(bearer(body.token))).toBe(200);
  });

  test("is no use to a page of another origin", async () => {
    const token = await minted(bearer(key.secret));
    const stolen = { ...token, origin: "https://evil.test" };
    const answer = await api.send("GET", `/api/v1/characters/${mine.id}`, { as: stolen });
    expect(answer).toMatchObject({ status: 403, body: { code: "ORIGIN_REJECTED" } });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("reads its character, private as it is, and no other one", async () => {
    const as = await minted(bearer(key.secret));
    const statuses = async (address: (id: string) => string) =>
      Promise.all([mine, hidden, shown, foreign].map(({ id }) => statusOf(as, address(id))));
    expect(await statuses((id) => `/api/v1/characters/${id}`)).toEqual([200, 403, 403, 403]);
    expect(await statusOf(as, `/api/v1/characters/${mine.slug}`)).toBe(200);
    // Nor what an editor sees of its own one.
    for (const rest of ["versions", "versions/1", "labels", "draft", "diff?from=v1&to=draft"]) {
      const path = (id: string) => `/api/v1/characters/${id}/${rest}`;
      expect(await statuses(path), rest).toEqual([403, 403, 403, 403]);
    }
    for (const list of ["characters", "changes", "jobs", "audit", "api-keys"]) {
      expect(await statusOf(as, `/api/v1/${list}`), list).toBe(403);
    }
    const gallery = (id: string) => `/api/v1/gallery/characters/${id}`;
    expect(await statuses(gallery)).toEqual([404, 404, 403, 403]);
    const listed = await api.send<{ items: CharacterSummary[] }>(
      "GET",
      "/api/v1/gallery/characters",
      { as },
    );
    // What everybody may list, and nothing beside it.
    expect(listed.body.items.map(({ name }) => name).toSorted()).toEqual(["Foreign", "Shown"]);
  });

  test("changes nothing", async () => {
    const as = await minted(bearer(key.secret));
    const body = { name: "N", personality_summary: "P", initial_greeting: "G" };
    for (const [method, path] of [
      ["POST", "/api/v1/characters"],
      ["PATCH", `/api/v1/characters/${mine.id}`],
      ["DELETE", `/api/v1/characters/${mine.id}`],
      ["PUT", `/api/v1/characters/${mine.id}/labels/production`],
      ["POST", `/api/v1/gallery/characters/${shown.id}/fork`],
    ] as const) {
      const given =
        method === "DELETE" ? undefined : path.endsWith("production") ? { version: 1 } : body;
      const answer = await api.send(method, path, { as, body: given });
      expect(answer.status, path).toBe(403);
    }
  });
});
