import type { Me } from "@personaforge/contract/account";
import type { AuditEntry } from "@personaforge/contract/audit";
import { describe, expect, test } from "vitest";
import { accountsApi } from "../testing/accountsApi.ts";
import { testApi } from "../testing/testApi.ts";
import { makeTeam } from "./testing/teams.ts";

describe("with accounts", async () => {
  const api = await accountsApi();
  const [ada, ben] = [await api.join("Ada"), await api.join("Ben")];
  const change = <Body = Me>(as: typeof ada, body: object, headers = {}) =>
    api.send<Body>("PATCH", "/api/v1/me", { as: as.credential, body, headers });

  test("people change their name and their handle, and are known by them at once", async () => {
    const { status, body } = await change(ada, { name: "Ada L. 🌊", handle: "ada-l" });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      owner: { handle: "ada-l", name: "Ada L. 🌊" },
      account: { id: ada.accountId, handle: "ada-l", name: "Ada L. 🌊" },
    });
    const again = await api.send<Me>("GET", "/api/v1/me", { as: ada.credential });
    expect(again.body).toEqual(body);
  });

  test("a handle of somebody else, and one that has a meaning here, is taken", async () => {
    await change(ben, { handle: "benno" });
    for (const handle of ["benno", "local", "deleted-1"]) {
      expect(await change(ada, { handle }), handle).toMatchObject({
        status: 409,
        body: { code: "CONFLICT", errors: [{ path: "handle" }] },
      });
    }
    for (const handle of ["Ben", "-ben", "b".repeat(41), ""]) {
      expect((await change(ada, { handle })).status, handle).toBe(400);
    }
  });

  test("thirty who want one handle at once: one gets it", async () => {
    const wanted = await Promise.all(
      [ada, ben].flatMap((who) => Array.from({ length: 15 }, () => change(who, { handle: "the" }))),
    );
    const names = await api.sql("select id from owner where handle = 'the'");
    expect(names).toHaveLength(1);
    expect(new Set(wanted.map(({ status }) => status))).toEqual(new Set([200, 409]));
  });

  test("what people do to their account is in their own audit, wherever they are", async () => {
    const team = await makeTeam(api, "Crew", [[ben, "viewer"]]);
    const renamed = await change(ben, { name: "Benjamin" }, { "pf-workspace": team });
    expect(renamed.status).toBe(200);
    await change(ben, { name: "Benjamin" });
    const { body } = await api.send<{ items: AuditEntry[] }>(
      "GET",
      "/api/v1/audit?action=account.update&limit=1",
      { as: ben.credential },
    );
    expect(body.items).toMatchObject([
      { actor: { name: "Benjamin" }, object: { type: "account", id: ben.accountId } },
    ]);
    expect(await api.sql(`select 1 from audit where owner_id = '${team}'`)).toEqual([]);
  });

  test("nobody else has a profile to change", async () => {
    expect((await api.send("PATCH", "/api/v1/me", { body: { name: "X" } })).status).toBe(401);
  });
});

describe("without accounts", async () => {
  const api = await testApi();

  test("the owner has a name, and no handle", async () => {
    const renamed = await api.send<Me>("PATCH", "/api/v1/me", { body: { name: "Kim" } });
    expect(renamed).toMatchObject({ status: 200, body: { owner: { name: "Kim" }, account: null } });
    const body = { handle: "kim" };
    expect(await api.send("PATCH", "/api/v1/me", { body })).toMatchObject({
      status: 409,
      body: { errors: [{ path: "handle" }] },
    });
  });

  test("there is no account to delete, and no session", async () => {
    const refused = await api.send("DELETE", "/api/v1/me", { body: { email: "a@example.org" } });
    expect(refused).toMatchObject({ status: 409, body: { code: "CONFLICT" } });
    expect(refused.body.detail).toContain("data folder");
    expect((await api.send("GET", "/api/v1/sessions")).body).toEqual({ items: [] });
    expect((await api.send("DELETE", "/api/v1/sessions")).body).toEqual({ revoked: 0 });
  });
});
