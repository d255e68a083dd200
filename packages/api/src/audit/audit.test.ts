import type { AuditEntry } from "@personaforge/contract/audit";
import type { Character } from "@personaforge/contract/character";
import type { Me } from "@personaforge/contract/account";
import { describe, expect, test } from "vitest";
import { encodeCursor } from "../cursor.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi, type Who } from "../testing/testApi.ts";

const api = await testApi();

interface Page {
  items: AuditEntry[];
  next_cursor: string | null;
}

async function read(query = "", as: Who = "owner"): Promise<Page> {
  return (await api.send<Page>("GET", `/api/v1/audit${query}`, { as })).body;
}

const create = async (as: Who = "owner") =>
  (await api.send<Character>("POST", "/characters", { as, body: exampleCharacter() })).body;

describe("GET /audit", () => {
  test("says who did what to which content, by which request", async () => {
    const made = await create();
    const path = `/characters/${made.id}`;
    const answer = await api.send<Character>("PATCH", path, {
      body: { tagline: "Light" },
      headers: { "sec-fetch-site": "same-origin" },
    });
    const { owner } = (await api.send<Me>("GET", "/api/v1/me")).body;
    const [changed, created] = (await read()).items;
    expect(changed).toEqual({
      id: expect.any(String),
      key: null,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      actor: { id: owner?.id, handle: "owner", name: "owner" },
      action: "character.update",
      object: { type: "character", id: made.id, part: "v2" },
      before_hash: made.content_hash,
      after_hash: answer.body.content_hash,
      request_id: answer.headers.get("x-request-id"),
      door: "editor",
    });
    expect(created).toMatchObject({ action: "character.create", door: "api", before_hash: null });
  });

  test("is narrowed down to an object and to an action", async () => {
    const made = await create();
    const other = await create();
    await api.send("DELETE", `/characters/${made.id}`);
    await api.send("DELETE", `/characters/${other.id}`);
    const actions = async (query: string) =>
      (await read(query)).items.map(({ action, object }) => [action, object.id]);
    expect(await actions(`?object_id=${made.id}`)).toEqual([
      ["character.delete", made.id],
      ["character.create", made.id],
    ]);
    const deleted = await actions("?action=character.delete");
    expect(deleted.slice(0, 2)).toEqual([
      ["character.delete", other.id],
      ["character.delete", made.id],
    ]);
    expect(new Set(deleted.map(([action]) => action))).toEqual(new Set(["character.delete"]));
    expect(await actions(`?object_id=${made.id}&action=character.delete`)).toHaveLength(1);
    expect(await actions("?action=character.steal")).toEqual([]);
  });

  test("goes on from page to page, newest first, each row once", async () => {
    const all = (await read("?limit=100")).items;
    const seen: AuditEntry[] = [];
    for (let query: string | null = ""; query !== null;) {
      const page: Page = await read(`?limit=2${query}`);
      seen.push(...page.items);
      query = page.next_cursor === null ? null : `&cursor=${page.next_cursor}`;
    }
    expect(seen).toEqual(all);
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  test("shows nothing of another's", async () => {
    const { id } = await create();
    const own = await create("stranger");
    expect((await read(`?object_id=${id}`, "stranger")).items).toEqual([]);
    expect((await read("", "stranger")).items.map(({ object }) => object.id)).toEqual([own.id]);
  });

  test.each(["x", encodeCursor(7)])("refuses the cursor %s", async (cursor) => {
    const { status, body } = await api.send("GET", `/api/v1/audit?cursor=${cursor}`);
    expect([status, body.code]).toEqual([400, "INVALID_CURSOR"]);
  });
});
