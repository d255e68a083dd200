import type { Character } from "@personaforge/contract/character";
import type { Problem } from "@personaforge/contract/errors";
import { pictureUrl } from "@personaforge/contract/pictureUrl";
import { describe, expect, test } from "vitest";
import { pngOf } from "../testing/cardFiles.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { fileForm } from "../testing/forms.ts";
import { testApi, type Who } from "../testing/testApi.ts";

const api = await testApi();
const png = await pngOf(300, 400);

async function make(): Promise<Character> {
  const made = await api.send<Character>("POST", "/api/v1/characters", {
    body: exampleCharacter(),
  });
  return made.body;
}

interface Sent {
  as?: Who;
  crop?: unknown;
  headers?: Record<string, string>;
}

async function set<Body = Character>(
  id: string,
  bytes: Uint8Array,
  { as = "owner", crop, headers }: Sent = {},
) {
  const answer = await fetch(`${api.url}/api/v1/characters/${id}/avatar`, {
    method: "POST",
    headers: { "x-test-principal": as, ...headers },
    body: fileForm(bytes, "me.png", crop === undefined ? {} : { crop: JSON.stringify(crop) }),
  });
  const body = (await answer.json()) as Body;
  return { status: answer.status, headers: answer.headers, body };
}

describe("a new picture", () => {
  test("is a version, in the lists, in the audit and in the feed", async () => {
    const { id } = await make();
    const { status, headers, body } = await set(id, png);
    expect(status).toBe(200);
    expect(headers.get("etag")).toBe('"2-v2"');
    expect(body).toMatchObject({ version: 2, avatar: { width: 300, height: 400 } });
    const list = await api.send<{ items: Character[] }>("GET", "/api/v1/characters");
    expect(list.body.items.find((item) => item.id === id)?.avatar).toEqual(body.avatar);
    const path = `/api/v1/characters/${id}/versions`;
    const versions = await api.send<{ items: object[] }>("GET", path);
    expect(versions.body.items[0]).toMatchObject({
      number: 2,
      message: "New picture",
      source: "api",
    });
    const audit = await api.send<{ items: object[] }>("GET", `/api/v1/audit?object_id=${id}`);
    expect(audit.body.items[0]).toMatchObject({
      action: "character.update",
      object: { part: "v2" },
    });
  });

  test("is the part that is asked for", async () => {
    const { id } = await make();
    const { body } = await set(id, png, { crop: { left: 10, top: 20, size: 200 } });
    expect(body.avatar).toMatchObject({ width: 200, height: 200 });
  });

  test("that is the same makes no version, also under the same key", async () => {
    const { id } = await make();
    const headers = { "idempotency-key": "avatar-1" };
    const first = await set(id, png, { headers });
    const same = await set(id, png, { headers });
    expect(same.body).toEqual(first.body);
    expect((await set(id, png)).body.version).toBe(2);
    const other = await set<Problem>(id, await pngOf(9, 9), { headers });
    expect(other).toMatchObject({ status: 422, body: { code: "IDEMPOTENCY_KEY_REUSED" } });
  });

  test("is taken away again, and comes back with its version", async () => {
    const { id } = await make();
    const { body } = await set(id, png);
    const path = `/api/v1/characters/${id}`;
    const removed = await api.send<Character>("PATCH", path, { body: { avatar: null } });
    expect(removed.body).toMatchObject({ version: 3, avatar: null });
    const restored = await api.send<Character>("POST", `${path}/versions/2/restore`);
    expect(restored.body.avatar).toEqual(body.avatar);
    const given = await api.send("PATCH", path, { body: { avatar: body.avatar } });
    expect(given).toMatchObject({ status: 400, body: { errors: [{ path: "avatar" }] } });
  });

  test("goes with a copy, and stays when the first one is gone", async () => {
    const { id } = await make();
    const { avatar } = (await set(id, await pngOf(31, 31, 5))).body;
    const path = `/api/v1/characters/${id}`;
    await api.send("PATCH", path, { body: { is_public: true } });
    const fork = await api.send<Character>("POST", `/api/v1/gallery/characters/${id}/fork`, {
      as: "stranger",
      body: {},
    });
    expect(fork.body.avatar).toEqual(avatar);
    await api.sql(`delete from character where id = '${id}'`);
    await expect(api.sql(`delete from file where hash = '${avatar?.hash}'`)).rejects.toThrow();
    expect((await fetch(api.url + pictureUrl(avatar?.hash ?? ""))).status).toBe(200);
  });
});

describe("a picture is refused", () => {
  test.each<[string, Uint8Array, Sent, number, object]>([
    ["of somebody else's character", png, { as: "stranger" }, 404, { code: "NOT_FOUND" }],
    ["by nobody", png, { as: "anonymous" }, 401, { code: "UNAUTHENTICATED" }],
    [
      "over a change that was not seen",
      png,
      { headers: { "if-match": '"7"' } },
      412,
      { code: "PRECONDITION_FAILED" },
    ],
    [
      "that is SVG",
      Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
      {},
      415,
      { code: "UNSUPPORTED_MEDIA_TYPE" },
    ],
    [
      "that is cut off",
      png.subarray(0, 3_000),
      {},
      400,
      { errors: [{ path: "file", code: "picture_unreadable" }] },
    ],
    ["of 11 MB", Buffer.alloc(11_534_336), {}, 413, { code: "IMPORT_LIMIT_EXCEEDED" }],
    [
      "with a part beyond its edge",
      png,
      { crop: { left: 200, top: 0, size: 200 } },
      400,
      { errors: [{ path: "crop", code: "outside" }] },
    ],
    [
      "with half a part",
      png,
      { crop: { left: 1 } },
      400,
      { errors: [{ path: "crop.top" }, { path: "crop.size" }] },
    ],
    ["with a part that is no object", png, { crop: "all" }, 400, { errors: [{ path: "crop" }] }],
  ])("%s", async (_about, bytes, sent, status, problem) => {
    const { id } = await make();
    const before = await api.sql("select count(*) from file");
    expect(await set<Problem>(id, bytes, sent)).toMatchObject({ status, body: problem });
    expect(await api.sql("select count(*) from file")).toEqual(before);
    const read = await api.send<Character>("GET", `/api/v1/characters/${id}`);
    expect(read.body).toMatchObject({ version: 1, avatar: null });
  });

  test("by the wrong method or address", async () => {
    const { id } = await make();
    const get = await api.send("GET", `/api/v1/characters/${id}/avatar`);
    expect(get).toMatchObject({ status: 405 });
    expect(get.headers.get("allow")).toBe("POST");
    expect((await set("mira", png)).status).toBe(400);
  });
});
