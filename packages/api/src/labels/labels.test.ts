import type { AuditEntry } from "@personaforge/contract/audit";
import type { ChangePage } from "@personaforge/contract/change";
import type { Character } from "@personaforge/contract/character";
import type { Problem } from "@personaforge/contract/errors";
import type { Label } from "@personaforge/contract/label";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

interface TrpcError {
  error: { data: object };
}

async function withVersions(count: number): Promise<string> {
  const body = exampleCharacter();
  const made = await api.send<Character>("POST", "/api/v1/characters", { body });
  const path = `/api/v1/characters/${made.body.id}`;
  for (let number = 2; number <= count; number++) {
    await api.send("PATCH", path, { body: { tagline: `Version ${number}` } });
  }
  return path;
}

const point = <Body = Label>(path: string, label: string, body: object) =>
  api.send<Body>("PUT", `${path}/labels/${encodeURIComponent(label)}`, { body });

const labelsOf = async (path: string) =>
  (await api.send<{ items: Label[] }>("GET", `${path}/labels`)).body.items;

describe("a label", () => {
  test("of any name points at a version, and what reads by it follows", async () => {
    const path = await withVersions(3);
    for (const name of [
      "production",
      "staging",
      "Sommer 2026",
      "夏祭り",
      "a.b_c-d",
      "-é?#%&",
      "👩‍👩‍👧‍👦 hot",
    ]) {
      const made = await point(path, name, { version: 2 });
      expect(made.status, name).toBe(200);
      expect(made.body).toMatchObject({ name, version: 2, protected: name === "production" });
      const query = `?label=${encodeURIComponent(name)}`;
      const read = await api.send<Character>("GET", path + query);
      expect(read.body.tagline, name).toBe("Version 2");
    }
    await point(path, "staging", { version: 3 });
    const moved = await api.send<Character>("GET", `${path}?label=staging`);
    expect(moved.body.tagline).toBe("Version 3");
    const names = (await labelsOf(path)).map(({ name, version }) => `${name} ${version}`);
    expect(names).toContain("staging 3");
    expect(names).toHaveLength(7);
  });

  test.each([
    "v3",
    "3",
    "draft",
    "newest",
    " x",
    "x ",
    "a@b",
    "a/b",
    "x".repeat(61),
    "a\nb",
    "\u202eb",
    // Taken out of any address before it is sent, be they percent-encoded or not.
    ".",
    "..",
  ])("cannot be called %j", async (name) => {
    const path = await withVersions(1);
    const id = path.split("/").at(-1);
    const body = { id, label: name, version: 1 };
    const refused = await api.send<TrpcError>("POST", "/api/trpc/labels.set", { body });
    expect(refused.body.error.data).toMatchObject({
      appCode: "VALIDATION_FAILED",
      fieldErrors: [{ path: "label" }],
    });
  });

  test("that a save points is told and kept in the audit, and only when it moves", async () => {
    const path = await withVersions(1);
    const id = path.split("/").at(-1);
    const body = { tagline: "Later", labels: ["production", "staging"] };
    for (const status of [201, 200]) {
      const saved = await api.send("POST", `${path}/versions`, { body });
      expect(saved.status).toBe(status);
    }
    const feed = await api.send<ChangePage>("GET", "/api/v1/changes?limit=1000");
    const told = feed.body.items.filter(({ character }) => character.id === id);
    expect(told.map(({ type, version, label }) => [type, version, label])).toEqual([
      ["version.created", 1, null],
      ["version.created", 2, null],
      ["label.set", 2, "production"],
      ["label.set", 2, "staging"],
    ]);
    const audit = await api.send<{ items: AuditEntry[] }>("GET", `/api/v1/audit?object_id=${id}`);
    const kept = audit.body.items.map(({ action, object }) => [action, object.part]);
    expect(kept.toReversed()).toEqual([
      ["character.create", "v1"],
      ["version.create", "v2"],
      ["label.set", "production"],
      ["label.set", "staging"],
    ]);
  });

  test("is in the audit with the hashes of what it pointed at and points at", async () => {
    const path = await withVersions(2);
    const [first, second] = await Promise.all(
      [1, 2].map(async (version) => {
        const { body } = await api.send<Character>("GET", `${path}?version=${version}`);
        return body.content_hash;
      }),
    );
    await point(path, "production", { version: 1 });
    await point(path, "production", { version: 2 });
    await api.send("DELETE", `${path}/labels/production`);
    const query = `?object_id=${path.split("/").at(-1)}&limit=3`;
    const { body } = await api.send<{ items: AuditEntry[] }>("GET", `/api/v1/audit${query}`);
    const kept = body.items.map((row) => [row.action, row.before_hash, row.after_hash]);
    expect(kept.toReversed()).toEqual([
      ["label.set", null, first],
      ["label.set", first, second],
      ["label.remove", second, null],
    ]);
  });

  test("never changes what a version is, and stays when newer ones are made", async () => {
    const path = await withVersions(1);
    await point(path, "production", { version: 1 });
    await api.send("PATCH", path, { body: { tagline: "Later" } });
    const live = await api.send<Character>("GET", `${path}?label=production`);
    expect(live.body).toMatchObject({ version: 1, tagline: null });
    const { body } = await api.send<{ items: { live_version: number | null }[] }>(
      "GET",
      "/api/v1/characters?limit=1",
    );
    expect(body.items[0]?.live_version).toBe(1);
  });

  test("points at versions that exist", async () => {
    const path = await withVersions(2);
    const refused = await point<Problem>(path, "production", { version: 3 });
    expect(refused.status).toBe(404);
    expect(refused.body.detail).toBe("Mira Vale has no version 3; the newest is 2.");
  });

  test("is not moved by who saw it elsewhere", async () => {
    const path = await withVersions(3);
    const first = await point(path, "production", { version: 1, expected_version: null });
    expect(first.status).toBe(200);
    const late = await point<Problem>(path, "production", { version: 2, expected_version: null });
    expect(late.status).toBe(412);
    expect(late.body.current).toMatchObject({ label: { name: "production", version: 1 } });
    const moved = await point(path, "production", { version: 2, expected_version: 1 });
    expect(moved.body.version).toBe(2);
  });

  test("can be removed, and its version stays", async () => {
    const path = await withVersions(1);
    await point(path, "staging", { version: 1 });
    expect((await api.send("DELETE", `${path}/labels/staging`)).status).toBe(204);
    expect((await api.send("DELETE", `${path}/labels/staging`)).status).toBe(404);
    expect(await labelsOf(path)).toEqual([]);
    expect((await api.send("GET", `${path}?version=1`)).status).toBe(200);
  });

  test("that something follows is not removed, and the answer says what", async () => {
    const path = await withVersions(1);
    await point(path, "production", { version: 1 });
    const id = path.split("/").at(-1);
    for (const [kind, name] of [
      ["api_key", "Shop website"],
      ["experiment", "Warmer tone"],
    ]) {
      await api.sql(`insert into label_use values
        ('${id}', 'production', '${kind}', gen_random_uuid(), '${name}')`);
    }
    const refused = await api.send("DELETE", `${path}/labels/production`);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toBe(
      '"production" is followed by the API key "Shop website", the experiment "Warmer tone". Point them elsewhere first.',
    );
    expect((await point(path, "production", { version: 1 })).status).toBe(200);
  });

  test("is one of at most 100", async () => {
    const path = await withVersions(1);
    for (let index = 0; index < 100; index++) await point(path, `l-${index}`, { version: 1 });
    const refused = await point<Problem>(path, "one-more", { version: 1 });
    expect(refused.body).toMatchObject({ code: "VALIDATION_FAILED", errors: [{ maximum: 100 }] });
    expect((await point(path, "l-7", { version: 1 })).status).toBe(200);
  });
});
