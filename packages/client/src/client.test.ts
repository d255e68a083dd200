import { exampleCharacter } from "@personaforge/api/testing/examples";
import { testApi } from "@personaforge/api/testing/testApi";
import { describe, expect, test } from "vitest";
import { createClient, PersonaForgeError } from "./client.ts";
import { clientAs } from "./testing/clientAs.ts";
import { json, scriptedServer } from "./testing/scriptedServer.ts";

const nobody = "01900000-0000-7000-8000-000000000000";
const api = await testApi();
const pf = createClient({ baseUrl: api.url });
const stranger = clientAs("stranger", api);
const mira = await pf.characters.create(exampleCharacter());

describe("characters", () => {
  test("create answers with the character, version 1", () => {
    expect(mira).toMatchObject({ ...exampleCharacter(), version: 1, is_public: false });
  });

  test("create tells what is wrong with which field", async () => {
    const create = pf.characters.create({ name: "", personality_summary: "x".repeat(2_001) });
    const error = await create.catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(PersonaForgeError);
    expect(error).toMatchObject({
      name: "PersonaForgeError",
      code: "VALIDATION_FAILED",
      status: 400,
      message: "Name is required. (and 1 more)",
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      retryAfter: undefined,
      fieldErrors: [
        { path: "name", message: "Name is required." },
        { path: "personality_summary", maximum: 2_000 },
      ],
    });
  });

  test("get finds by id and by slug, and not what is another's", async () => {
    expect(await pf.characters.get({ id: mira.id })).toEqual(mira);
    expect(await pf.characters.get({ id: mira.slug })).toEqual(mira);
    await expect(stranger.characters.get({ id: mira.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
      status: 404,
      fieldErrors: [],
    });
  });

  test("update makes a version, and refuses an old revision", async () => {
    const { id, revision } = await pf.characters.create(exampleCharacter());
    const change = { id, tagline: "Light keeper", expected_revision: revision };
    const changed = await pf.characters.update(change);
    expect(changed).toMatchObject({ tagline: "Light keeper", version: 2 });
    await expect(pf.characters.update(change)).rejects.toMatchObject({
      code: "PRECONDITION_FAILED",
      status: 412,
    });
  });

  test("delete moves to the trash, undelete takes back", async () => {
    const { id } = await pf.characters.create(exampleCharacter());
    expect(await pf.characters.delete({ id })).toMatchObject({ id });
    await expect(pf.characters.get({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { items } = await pf.characters.list({ trash: true }).page();
    expect(items.map((item) => item.id)).toEqual([id]);
    expect(await pf.characters.undelete({ id })).toMatchObject({ id, deleted_at: null });
    await expect(stranger.characters.delete({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const undelete = pf.characters.undelete({ id: nobody });
    await expect(undelete).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("gallery", () => {
  test("shows what is published, to everybody", async () => {
    const { id } = await pf.characters.create(exampleCharacter({ is_public: true }));
    const visitor = clientAs("anonymous", api);
    const { items } = await visitor.gallery.search({ tag: "harbour" }).page();
    expect(items.map((item) => item.id)).toEqual([id]);
    expect(await visitor.gallery.get({ id })).toMatchObject({ id, creator: { handle: "owner" } });
    const hidden = visitor.gallery.get({ id: mira.id });
    await expect(hidden).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(visitor.characters.list().page()).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      status: 401,
    });
  });
});

describe("conversations", () => {
  test("create, get, list and delete", async () => {
    const made = await pf.conversations.create({ character: mira.slug });
    expect(made.turns).toMatchObject([{ role: "character", position: 0 }]);
    expect(await pf.conversations.get({ id: made.id })).toEqual(made);
    const { items } = await pf.conversations.list({ character_id: mira.id }).page();
    expect(items).toMatchObject([{ id: made.id, character: { slug: mira.slug } }]);
    expect(await pf.conversations.abort({ id: made.id })).toEqual({ aborted: false });
    expect(await pf.conversations.delete({ id: made.id })).toEqual({ id: made.id });
    await expect(pf.conversations.get({ id: made.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("are not another's", async () => {
    const { id } = await pf.conversations.create({ character: mira.id });
    const refused = { code: "NOT_FOUND" };
    await expect(stranger.conversations.get({ id })).rejects.toMatchObject(refused);
    await expect(stranger.conversations.abort({ id })).rejects.toMatchObject(refused);
    await expect(stranger.conversations.delete({ id })).rejects.toMatchObject(refused);
    const create = stranger.conversations.create({ character: mira.id });
    await expect(create).rejects.toMatchObject(refused);
    const list = stranger.conversations.list({ cursor: "none" }).page();
    await expect(list).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  });
});

test("me.get says who is asking and which model answers", async () => {
  expect(await pf.me.get()).toMatchObject({ auth: "local", owner: { handle: "owner" } });
  expect(await clientAs("anonymous", api).me.get()).toMatchObject({ owner: null });
});

describe("createClient", () => {
  test("sends the key, below the path of baseUrl", async () => {
    const { url, requests } = await scriptedServer((response) =>
      json(response, 200, [{ result: { data: {} } }]),
    );
    const options = { baseUrl: `${url}/forge`, apiKey: "pf_live_1" };
    await createClient(options).me.get();
    expect(requests[0]?.url).toBe("/forge/api/trpc/me.get?batch=1&input=%7B%7D");
    expect(requests[0]?.headers.authorization).toBe("Bearer pf_live_1");
  });

  test("without a key sends none", async () => {
    const { url, requests } = await scriptedServer((response) =>
      json(response, 200, [{ result: { data: {} } }]),
    );
    await createClient({ baseUrl: `${url}/` }).me.get();
    expect(requests[0]?.headers).not.toHaveProperty("authorization");
  });

  test("refuses an address that is none", () => {
    expect(() => createClient({ baseUrl: "localhost" })).toThrow(TypeError);
  });

  test("queries of one moment share a request, ten at most; writes go alone", async () => {
    const paths: string[] = [];
    const counting = createClient({
      baseUrl: api.url,
      fetch: (url, init) => {
        paths.push(new URL(url).pathname);
        return fetch(url, init);
      },
    });
    const reads = Array.from({ length: 12 }, () => counting.characters.get({ id: mira.id }));
    const writes = [1, 2].map(() => counting.conversations.abort({ id: nobody }));
    const settled = await Promise.allSettled([...reads, ...writes]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(12);
    expect(paths.filter((path) => path.endsWith("/conversations.abort"))).toHaveLength(2);
    const sizes = paths.map((path) => path.split(",").length);
    expect(sizes.toSorted((a, b) => a - b)).toEqual([1, 1, 2, 10]);
  });
});
