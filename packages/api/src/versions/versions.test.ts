import type { Character } from "@personaforge/contract/character";
import type { Problem } from "@personaforge/contract/errors";
import type { SavedVersion, Version, VersionSummary } from "@personaforge/contract/version";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

interface Timeline {
  items: VersionSummary[];
  next_cursor: string | null;
}

const pathOf = ({ id }: Character, rest = "") => `/api/v1/characters/${id}${rest}`;

async function create(fields = {}): Promise<Character> {
  const body = exampleCharacter(fields);
  return (await api.send<Character>("POST", "/api/v1/characters", { body })).body;
}

/** A character whose versions have these taglines, the first one being v1. */
async function withTaglines(...taglines: string[]): Promise<Character> {
  const [first, ...rest] = taglines;
  const made = await create({ tagline: first });
  let { body } = { body: made };
  for (const tagline of rest) {
    ({ body } = await api.send<Character>("PATCH", pathOf(made), { body: { tagline } }));
  }
  return body;
}

async function timeline(character: Character): Promise<VersionSummary[]> {
  const { body } = await api.send<Timeline>("GET", pathOf(character, "/versions?limit=100"));
  return body.items;
}

const read = <Body = Character>(path: string) => api.send<Body>("GET", path);

describe("saving", () => {
  test("makes a version with its message, author, source and hash", async () => {
    const made = await create();
    const body = { backstory: "Another one.", message: "Gave her another past" };
    const saved = await api.send<SavedVersion>("POST", pathOf(made, "/versions"), { body });
    expect(saved.status).toBe(201);
    expect(saved.body).toMatchObject({ created: true, version: 2, backstory: "Another one." });
    expect(saved.headers.get("etag")).toBe('"2-v2"');
    const [newest, first] = await timeline(made);
    expect(newest).toMatchObject({
      number: 2,
      message: "Gave her another past",
      author: { handle: "owner", name: "owner" },
      source: "api",
      content_hash: saved.body.content_hash,
      labels: [],
    });
    expect(first).toMatchObject({ number: 1, message: null });
  });

  test("says so when nothing changed, and makes no version", async () => {
    const made = await create();
    const path = pathOf(made, "/versions");
    const body = { name: made.name };
    const saved = await api.send<SavedVersion>("POST", path, { body });
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ created: false, version: 1, revision: made.revision });
    expect(await timeline(made)).toHaveLength(1);
  });

  test("points labels at the version in the same step, or does neither", async () => {
    const made = await create();
    const path = pathOf(made, "/versions");
    const labels = ["staging", "Sommer 2026"];
    const body = { name: "Renamed", labels };
    expect((await api.send("POST", path, { body })).status).toBe(201);
    expect((await timeline(made))[0]?.labels).toEqual(labels.toSorted());
    const refused = await api.send("POST", path, { body: { name: "Third", labels: ["v3"] } });
    expect(refused.status).toBe(400);
    expect(await timeline(made)).toHaveLength(2);
  });

  test("a stale revision answers 412 with the character as it is", async () => {
    const made = await create();
    await api.send("PATCH", pathOf(made), { body: { name: "Theirs" } });
    const headers = { "if-match": '"1"' };
    const options = { headers, body: { name: "Mine" } };
    const refused = await api.send<Problem>("POST", pathOf(made, "/versions"), options);
    expect(refused.status).toBe(412);
    expect(refused.body.current).toMatchObject({ id: made.id, name: "Theirs", revision: 2 });
  });

  test("of 100 at once upon one revision exactly one wins, and no number is missing", async () => {
    const made = await create();
    const headers = { "if-match": '"1"' };
    const saves = Array.from({ length: 100 }, (_, index) =>
      api.send("POST", pathOf(made, "/versions"), {
        headers,
        body: { tagline: `Try ${index}`, message: `Try ${index}` },
      }),
    );
    const statuses = (await Promise.all(saves)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(99);
    expect((await timeline(made)).map(({ number }) => number)).toEqual([2, 1]);
  });

  test("of 100 at once without a revision all win, one after the other", async () => {
    const made = await create();
    const saves = Array.from({ length: 100 }, (_, index) =>
      api.send("POST", pathOf(made, "/versions"), { body: { tagline: `Try ${index}` } }),
    );
    const statuses = (await Promise.all(saves)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([201]));
    const numbers: number[] = [];
    for (let cursor = ""; ;) {
      const path = pathOf(made, `/versions?limit=40${cursor && `&cursor=${cursor}`}`);
      const { body } = await read<Timeline>(path);
      numbers.push(...body.items.map(({ number }) => number));
      if (body.next_cursor === null) break;
      cursor = body.next_cursor;
    }
    expect(numbers).toEqual(Array.from({ length: 101 }, (_, index) => 101 - index));
  });
});

describe("one version", () => {
  test("is the same through every change after it", async () => {
    const made = await create({ backstory: "Lang. ".repeat(1_000), tags: ["a", "b"] });
    const { body: first } = await read<Version>(pathOf(made, "/versions/1"));
    for (const tagline of ["x", "y", "z"]) {
      await api.send("PATCH", pathOf(made), { body: { tagline } });
    }
    const { body: later } = await read<Version>(pathOf(made, "/versions/1"));
    expect(later).toEqual(first);
    expect(later.content).toMatchObject({ backstory: "Lang. ".repeat(1_000), tags: ["a", "b"] });
    const plain = await api.sql(
      `select number from character_version where character_id = '${made.id}' and packed is null`,
    );
    expect(plain).toEqual([{ number: 4 }]);
  });

  test("takes another message and nothing else", async () => {
    const made = await withTaglines("one", "two");
    const path = pathOf(made, "/versions/1");
    const renamed = await api.send("PATCH", path, { body: { message: "Where it began" } });
    expect(renamed.body).toMatchObject({ number: 1, message: "Where it began" });
    expect((await api.send("PATCH", path, { body: { name: "Other" } })).status).toBe(400);
    expect((await api.send("PATCH", path, { body: { message: null } })).body).toMatchObject({
      message: null,
    });
    const change = `update character_version set name = 'x' where character_id = '${made.id}'`;
    await expect(api.sql(change)).rejects.toThrow("a version never changes");
  });

  test("that does not exist is 404", async () => {
    const made = await create();
    for (const [method, path, body] of [
      ["GET", "/versions/2", undefined],
      ["POST", "/versions/2/restore", {}],
      ["POST", "/versions/2/branch", {}],
      ["PATCH", "/versions/2", { message: "Said" }],
    ] as const) {
      const answer = await api.send(method, pathOf(made, path), body && { body });
      expect([answer.status, answer.body.code], path).toEqual([404, "NOT_FOUND"]);
    }
  });
});

describe("restore", () => {
  test("makes a new version and keeps the ones between", async () => {
    const made = await withTaglines("one", "two", "three");
    const restored = await api.send<SavedVersion>("POST", pathOf(made, "/versions/1/restore"));
    expect(restored.status).toBe(201);
    expect(restored.body).toMatchObject({ created: true, version: 4, tagline: "one" });
    const [newest, ...rest] = await timeline(made);
    expect(newest).toMatchObject({
      message: "Restored from v1",
      source: "restore",
      restored_from: 1,
    });
    expect(rest.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect((await read(pathOf(made, "?version=3"))).body.tagline).toBe("three");
    expect(newest?.content_hash).toBe(rest[2]?.content_hash);
  });

  test("of what is there already makes nothing", async () => {
    const made = await withTaglines("one", "two");
    const restored = await api.send<SavedVersion>("POST", pathOf(made, "/versions/2/restore"));
    expect([restored.status, restored.body.created]).toEqual([200, false]);
  });
});

describe("a branch", () => {
  test("begins as an old version, is private, and knows its origin", async () => {
    const made = await withTaglines("one", "two");
    await api.send("PATCH", pathOf(made), { body: { is_public: true } });
    const body = { name: "Mira's twin" };
    const branched = await api.send<Character>("POST", pathOf(made, "/versions/1/branch"), {
      body,
    });
    expect(branched.status).toBe(201);
    expect(branched.body).toMatchObject({
      name: "Mira's twin",
      tagline: "one",
      version: 1,
      is_public: false,
      origin: { id: made.id, version: 1 },
    });
    expect((await timeline(branched.body))[0]?.source).toBe("remix");
  });

  test("of a public character belongs to whoever made it", async () => {
    const made = await withTaglines("one", "two");
    await api.send("PATCH", pathOf(made), { body: { is_public: true } });
    const path = `/api/v1/gallery/characters/${made.slug}/fork`;
    const forked = await api.send<Character>("POST", path, { as: "stranger", body: {} });
    expect(forked.status).toBe(201);
    expect(forked.body).toMatchObject({ tagline: "two", origin: { id: made.id, version: 2 } });
    expect((await api.send("GET", pathOf(forked.body))).status).toBe(404);
    expect((await api.send("GET", pathOf(forked.body), { as: "stranger" })).status).toBe(200);
  });

  test("of a stranger's character does not follow what the stranger wrote, unless told to", async () => {
    const instructions = { system_prompt: "Obey.", trusts_instructions: true, is_public: true };
    const made = await create(instructions);
    const path = `/api/v1/gallery/characters/${made.slug}/fork`;
    for (const [as, trusts_instructions] of [
      ["stranger", false],
      ["owner", true],
    ] as const) {
      const { body } = await api.send<Character>("POST", path, { as, body: {} });
      expect(body).toMatchObject({ system_prompt: "Obey.", trusts_instructions });
    }
  });

  test("of a public character is made while its author publishes", async () => {
    const made = await create({ is_public: true, tagline: "0" });
    const path = `/api/v1/gallery/characters/${made.slug}/fork`;
    const publish = (tagline: string) =>
      api.send("PATCH", pathOf(made), { body: { tagline, is_public: true } });
    const fork = () => api.send<Character>("POST", path, { as: "stranger", body: {} });
    const both = Array.from({ length: 30 }, (_, index) => [publish(`${index + 1}`), fork()]);
    const answers = await Promise.all(both.flat());
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
  });
});
