import type { AuditEntry } from "@personaforge/contract/audit";
import type { Character } from "@personaforge/contract/character";
import { expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

async function create(fields = {}): Promise<string> {
  const body = exampleCharacter(fields);
  const { body: made } = await api.send<Character>("POST", "/api/v1/characters", { body });
  return `/api/v1/characters/${made.id}`;
}

/** What was done to it, oldest first. */
async function actions(path: string): Promise<string[]> {
  const id = path.split("/").at(-1);
  const query = `/api/v1/audit?object_id=${id}&limit=100`;
  const { body } = await api.send<{ items: AuditEntry[] }>("GET", query);
  return body.items.map(({ action, object }) => `${action} ${object.part}`).toReversed();
}

test("publishing is in the audit by its own name, beside the version it comes with", async () => {
  const path = await create();
  for (const body of [
    { is_public: true },
    { is_public: true },
    { tagline: "Later" },
    { tagline: "Latest", is_public: true },
    { is_public: false },
  ]) {
    expect((await api.send("PATCH", path, { body })).status).toBe(200);
  }
  expect(await actions(path)).toEqual([
    "character.create v1",
    "character.publish v1",
    "character.update v2",
    "character.update v3",
    "character.publish v3",
    "character.publish v3",
  ]);
});

test("nobody else can tell how often the unpublished work was changed", async () => {
  const path = await create({ is_public: true });
  const seen = async () => {
    const { body, headers } = await api.send<Character>("GET", path, { as: "stranger" });
    return [body.revision, headers.get("etag"), body.updated_at];
  };
  const before = await seen();
  for (const tagline of ["a", "b", "c"]) await api.send("PATCH", path, { body: { tagline } });
  expect(await seen()).toEqual(before);
  await api.send("PATCH", path, { body: { is_public: true } });
  expect(await seen()).not.toEqual(before);
});
