import type { AuditEntry } from "@personaforge/contract/audit";
import type { VersionSummary } from "@personaforge/contract/version";
import { beforeAll, describe, expect, test } from "vitest";
import { accountsApi, password, type Person } from "../testing/accountsApi.ts";
import { dump } from "./testing/dump.ts";
import { type Life, liveFully, ownWord } from "./testing/fullLife.ts";
import { makeTeam } from "./testing/teams.ts";

const api = await accountsApi();
const [root, ben] = [await api.join("Root"), await api.join("Ben")];

const leave = (who: Person, body: object = { email: who.email, password }) =>
  api.send("DELETE", "/api/v1/me", { as: who.credential, body });

const isHere = async ({ accountId }: Person) =>
  ((await api.sql(`select 1 from account where id = '${accountId}'`)) as unknown[]).length === 1;

/** The tables in which something of this pattern stands. */
async function tablesWith(pattern: RegExp): Promise<string[]> {
  const texts = await dump(api);
  return [...texts].flatMap(([table, text]) => (pattern.test(text) ? [table] : [])).toSorted();
}

describe("an account that was deleted", () => {
  let zoe: Person;
  let life: Life;
  const theirs = new RegExp(`zebulonia|${ownWord}`, "i");
  const benBefore: string[] = [];
  const versionsOf = (ownerId: string) =>
    api.sql(`select 1 from character_version where owner_id = '${ownerId}'`);

  beforeAll(async () => {
    zoe = await api.join("Zebulonia");
    life = await liveFully(api, zoe, ben);
    expect(await tablesWith(theirs)).toEqual([
      "account",
      "api_key",
      "audit",
      "change",
      "character",
      "character_label",
      "character_version",
      "draft",
      "idempotency_key",
      "import_item",
      "invitation",
      "owner",
      "turn",
      "turn_prompt",
      "two_factor",
      "verification",
    ]);
    expect(await versionsOf(zoe.ownerId)).toHaveLength(10);
    benBefore.push(...(await tablesWith(new RegExp(ben.ownerId))));
    expect(await leave(zoe)).toMatchObject({ status: 204 });
  });

  test("has left no word, no address and no name in any table", async () => {
    expect(await tablesWith(theirs)).toEqual([]);
    for (const place of [zoe.ownerId, life.alone]) expect(await versionsOf(place)).toEqual([]);
  });

  test("is named by its ids in the audit, and by what others keep", async () => {
    expect(await tablesWith(new RegExp(zoe.accountId))).toEqual(["audit"]);
    expect(await tablesWith(new RegExp(life.alone))).toEqual(["audit"]);
    expect(await tablesWith(new RegExp(zoe.ownerId))).toEqual([
      "api_key",
      "audit",
      "character_version",
      "owner",
    ]);
    const parts = `select distinct part from audit where owner_id = '${zoe.ownerId}' and part > ''`;
    const kept = (await api.sql(parts)) as { part: string }[];
    expect(kept.map(({ part }) => part).toSorted()).toEqual(["v1", "v2", "v3", "v4", "v5"]);
  });

  test("can do nothing more, and signs in no more", async () => {
    const mine = () => api.send("GET", "/api/v1/characters", { as: zoe.credential });
    await expect.poll(async () => (await mine()).status).toBe(401);
    const body = { email: zoe.email, password };
    const again = await api.send("POST", "/api/auth/sign-in/email", { body });
    expect(again.status).toBe(401);
  });

  test("stays in the workspaces of others as one that is gone", async () => {
    const options = { as: ben.credential, headers: { "pf-workspace": life.team } };
    const path = `/api/v1/characters/${life.teamCharacter.id}/versions`;
    const { body } = await api.send<{ items: VersionSummary[] }>("GET", path, options);
    expect(body.items).toHaveLength(6);
    expect(body.items[0]?.author).toEqual({
      name: "Deleted account",
      handle: expect.stringMatching(/^deleted-[0-9a-f]{32}$/),
    });
    const audit = await api.send<{ items: AuditEntry[] }>("GET", "/api/v1/audit?limit=2", options);
    expect(audit.body.items).toMatchObject([
      { action: "member.leave", object: { type: "member", id: zoe.accountId } },
      { action: "apiKey.revoke", actor: { name: "Deleted account" } },
    ]);
    const revoked = `select revoked_at is null as alive from api_key where owner_id = '${life.team}'`;
    expect(await api.sql(revoked)).toEqual([{ alive: false }]);
  });

  test("took nothing of others but what hung on its characters", async () => {
    const after = await tablesWith(new RegExp(ben.ownerId));
    // The one conversation that he had was with a character that is gone.
    expect(benBefore.filter((table) => !after.includes(table))).toEqual([
      "conversation",
      "turn",
      "turn_prompt",
    ]);
    expect(await api.sql("select invited_by from invitation")).toEqual([{ invited_by: null }]);
    expect(await api.sql("select value from verification")).toEqual([{ value: ben.accountId }]);
  });

  test("makes room for a new one with the same address", async () => {
    const again = await api.join("Zebulonia");
    expect(again.ownerId).not.toBe(zoe.ownerId);
    expect((await leave(again)).status).toBe(204);
  });
});

describe("deleting an account", () => {
  test("takes its address and its password", async () => {
    const cleo = await api.join("Cleo");
    const refused = [
      [{ email: "ben@example.org", password }, "email"],
      [{ email: cleo.email }, "password"],
      [{ email: cleo.email, password: "not this one" }, "password"],
    ] as const;
    for (const [body, path] of refused) {
      expect(await leave(cleo, body)).toMatchObject({
        status: 400,
        body: { code: "VALIDATION_FAILED", errors: [{ path }] },
      });
    }
    expect(await isHere(cleo)).toBe(true);
    expect((await leave(cleo, { email: " Cleo@Example.org", password })).status).toBe(204);
  });

  test("takes no password of whoever signs in by a provider alone", async () => {
    const dora = await api.join("Dora");
    await api.sql(`update login set provider_id = 'github', password = null
      where account_id = '${dora.accountId}'`);
    expect((await leave(dora, { email: dora.email })).status).toBe(204);
  });

  test("is refused to the last owner of a team with others, by name", async () => {
    const eve = await api.join("Eve");
    const team = await makeTeam(api, "The Harbour", [
      [eve, "owner"],
      [ben, "admin"],
    ]);
    const refused = await leave(eve);
    expect(refused).toMatchObject({ status: 409, body: { code: "CONFLICT" } });
    expect(refused.body.detail).toContain('"The Harbour"');
    expect(await isHere(eve)).toBe(true);
    await api.sql(`update member set role = 'owner'
      where owner_id = '${team}' and account_id = '${ben.accountId}'`);
    expect((await leave(eve)).status).toBe(204);
    expect(await api.sql(`select 1 from owner where id = '${team}'`)).toHaveLength(1);
  });

  test("of both owners of a team at once lets one go", async () => {
    const [fay, gil, hal] = await Promise.all(["Fay", "Gil", "Hal"].map(api.join));
    if (fay === undefined || gil === undefined || hal === undefined) throw new Error("three join");
    const team = await makeTeam(api, "Both", [
      [fay, "owner"],
      [gil, "owner"],
      [hal, "viewer"],
    ]);
    const answers = await Promise.all([leave(fay), leave(gil)]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      204, 409,
    ]);
    const owners = `select 1 from member where owner_id = '${team}' and role = 'owner'`;
    expect(await api.sql(owners)).toHaveLength(1);
  });

  test("twice at once deletes it once", async () => {
    const ian = await api.join("Ian");
    const answers = await Promise.all([leave(ian), leave(ian), leave(ian)]);
    const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.every((status) => [204, 400, 401].includes(status))).toBe(true);
  });

  test("is refused to whoever set the installation up, while others are here", async () => {
    const refused = await leave(root);
    expect(refused).toMatchObject({ status: 409, body: { code: "CONFLICT" } });
    expect(await isHere(root)).toBe(true);
    await api.sql(`delete from account where id <> '${root.accountId}'`);
    expect((await leave(root)).status).toBe(204);
    const offers = await api.send<object>("GET", "/api/v1/sign-in-offers");
    expect(offers.body).toMatchObject({ sign_up: "setup" });
  });
});
