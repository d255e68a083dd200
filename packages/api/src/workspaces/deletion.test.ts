import type { Me } from "@personaforge/contract/account";
import type { Character } from "@personaforge/contract/character";
import type { ConversationWithTurns } from "@personaforge/contract/conversation";
import { beforeEach, describe, expect, test } from "vitest";
import { addMember, makeWorkspace } from "../testing/accounts.ts";
import { accountsApi, type Person } from "../testing/accountsApi.ts";
import { exampleCharacter } from "../testing/examples.ts";

const api = await accountsApi();
const olga = await api.join("Olga");
const ines = await api.join("Ines");
const stranger = await api.join("Stranger");

let team: string;
let character: string;

const inside = ({ credential }: Person) => ({ ...credential, "pf-workspace": team });

const remove = (as: Person, name: string) =>
  api.send("DELETE", "/api/v1/workspace", { as: inside(as), body: { name } });

beforeEach(async () => {
  team = await makeWorkspace(api.db, olga);
  await addMember(api.db, team, { account: ines, role: "admin" });
  const as = inside(olga);
  const body = exampleCharacter({ is_public: true });
  character = (await api.send<Character>("POST", "/api/v1/characters", { as, body })).body.id;
  const path = `/api/v1/characters/${character}`;
  await api.send("PATCH", path, { as, body: { tagline: "Later" } });
  await api.send("PUT", `${path}/labels/production`, { as, body: { version: 1 } });
  await api.send("PUT", `${path}/draft`, { as, body: { content: { name: "Half" } } });
  for (const talker of [inside(olga), inside(ines), stranger.credential]) {
    const sent = { as: talker, body: { character } };
    await api.send<ConversationWithTurns>("POST", "/api/v1/conversations", sent);
  }
  await api.send("POST", "/api/v1/api-keys", { as, body: { name: "Shop", scopes: ["chat"] } });
  const invited = { email: "next@example.org", role: "viewer" };
  await api.send("POST", "/api/v1/invitations", { as, body: invited });
  await api.sql(`insert into token_use values ('${team}', '${olga.ownerId}', current_date, 12)`);
});

/** Rows in each table that name the workspace. */
async function rows(): Promise<Record<string, number>> {
  const tables = [
    ...["character", "character_version", "character_label", "conversation", "turn", "change"],
    ...["api_key", "token_use", "invitation", "member", "idempotency_key", "audit"],
  ];
  const counts = await Promise.all(
    tables.map(async (table) => {
      const count = `select count(*)::int as n from ${table} where owner_id = '${team}'`;
      return [table, ((await api.sql(count)) as [{ n: number }])[0].n] as const;
    }),
  );
  return Object.fromEntries(counts);
}

describe("deleting a workspace", () => {
  test("takes everything in it at once; its audit stays", async () => {
    const full = await rows();
    for (const table of ["character_version", "conversation", "change", "api_key", "token_use"]) {
      expect(full[table], table).toBeGreaterThan(0);
    }
    expect((await remove(olga, "Team")).status).toBe(204);
    const { audit = 0, ...empty } = await rows();
    expect(new Set(Object.values(empty))).toEqual(new Set([0]));
    expect(audit).toBe((full["audit"] ?? 0) + 1);
    const gone = await api.send("GET", `/api/v1/characters/${character}`, {
      as: stranger.credential,
    });
    expect(gone.status).toBe(404);
    expect(await api.sql(`select 1 from owner where id = '${team}'`)).toEqual([]);
  });

  test("brings the sessions in it home", async () => {
    const as = ines.credential;
    await api.send("POST", `/api/v1/workspaces/${team}/switch`, { as, body: {} });
    await remove(olga, "Team");
    const me = await api.send<Me>("GET", "/api/v1/me", { as });
    expect(me.body.owner?.id).toBe(ines.ownerId);
    const named = await api.send("GET", "/api/v1/characters", { as: inside(ines) });
    expect(named.status).toBe(403);
  });

  test("is for its owners, who repeat its name", async () => {
    expect(await remove(ines, "Team")).toMatchObject({ status: 403 });
    expect(await remove(olga, "team")).toMatchObject({
      status: 400,
      body: { errors: [{ path: "name" }] },
    });
    const personal = { as: olga.credential, body: { name: "Olga" } };
    expect((await api.send("DELETE", "/api/v1/workspace", personal)).status).toBe(409);
    expect((await rows())["member"]).toBe(2);
  });

  test("leaves nothing behind that is made at the same moment", async () => {
    const body = exampleCharacter();
    const making = Array.from({ length: 10 }, () =>
      api.send<Character>("POST", "/api/v1/characters", { as: inside(ines), body }),
    );
    const [removed, ...made] = await Promise.all([remove(olga, "Team"), ...making]);
    expect(removed.status).toBe(204);
    for (const { status } of made) expect([201, 403, 409]).toContain(status);
    expect((await rows())["character"]).toBe(0);
  });
});
