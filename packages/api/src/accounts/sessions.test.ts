import type { Session } from "@personaforge/contract/account";
import type { AuditEntry } from "@personaforge/contract/audit";
import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { accountsApi, type Credential } from "../testing/accountsApi.ts";
import { signIn } from "./testing/signIn.ts";

const api = await accountsApi();
const [ada, ben] = [await api.join("Ada"), await api.join("Ben")];

const list = async (as: Credential) =>
  (await api.send<{ items: Session[] }>("GET", "/api/v1/sessions", { as })).body.items;
const end = async (as: Credential, id: string) =>
  (await api.send("DELETE", `/api/v1/sessions/${id}`, { as })).status;
const currentOf = async (as: Credential) =>
  (await list(as)).find(({ current }) => current)?.id ?? "";
const read = async (as: Credential) => (await api.send("GET", "/api/v1/characters", { as })).status;

let phone: Credential;
beforeEach(async () => {
  await api.send("DELETE", "/api/v1/sessions", { as: ada.credential });
  phone = await signIn(api, ada, { "user-agent": "Phone/1.0" });
});

describe("the sessions", () => {
  test("are one's own, with the one that asks", async () => {
    const mine = await list(ada.credential);
    expect(mine.map(({ user_agent, current }) => [user_agent, current])).toEqual([
      ["Phone/1.0", false],
      [expect.any(String), true],
    ]);
    expect(mine[0]?.ip_address).toBe("127.0.0.1");
    expect(await list(phone)).toMatchObject([{ current: true }, { current: false }]);
    expect(await list(ben.credential)).toHaveLength(1);
  });

  test("are listed without what opens them", async () => {
    const { body } = await api.send<object>("GET", "/api/v1/sessions", { as: ada.credential });
    const tokens = (await api.sql("select token from session")) as { token: string }[];
    expect(tokens.length).toBeGreaterThan(2);
    for (const { token } of tokens) expect(JSON.stringify(body)).not.toContain(token);
  });

  test("that have run out are not listed", async () => {
    const id = await currentOf(phone);
    await api.sql(`update session set expires_at = now() - interval '1 second' where id = '${id}'`);
    expect(await list(ada.credential)).toHaveLength(1);
  });
});

describe("ending a session", () => {
  test("shuts it out within a second, and is in the audit", async () => {
    expect(await read(phone)).toBe(200);
    const id = await currentOf(phone);
    expect(await end(ada.credential, id)).toBe(204);
    await expect.poll(() => read(phone)).toBe(401);
    expect(await read(ada.credential)).toBe(200);
    const path = `/api/v1/audit?object_id=${id}`;
    const { body } = await api.send<{ items: AuditEntry[] }>("GET", path, { as: ada.credential });
    expect(body.items).toMatchObject([
      { action: "session.revoke", object: { type: "session", id } },
      { action: "session.create", object: { type: "session", id } },
    ]);
  });

  test("works on one's own alone", async () => {
    const id = await currentOf(ben.credential);
    expect(await end(ada.credential, id)).toBe(404);
    expect(await end(ada.credential, uuidv7())).toBe(404);
    expect(await end({}, id)).toBe(401);
    expect(await list(ben.credential)).toHaveLength(1);
  });

  test("of all others leaves the one that asks, and each is in the audit", async () => {
    const cleo = await api.join("Cleo");
    await signIn(api, cleo);
    const as = await signIn(api, cleo);
    const answer = await api.send("DELETE", "/api/v1/sessions", { as });
    expect(answer).toMatchObject({ status: 200, body: { revoked: 2 } });
    expect(await list(as)).toMatchObject([{ current: true }]);
    expect(await list(ben.credential)).toHaveLength(1);
    const path = "/api/v1/audit?action=session.revoke";
    const { body } = await api.send<{ items: AuditEntry[] }>("GET", path, { as });
    expect(body.items).toHaveLength(2);
    const again = await api.send("DELETE", "/api/v1/sessions", { as });
    expect(again.body).toEqual({ revoked: 0 });
  });
});
