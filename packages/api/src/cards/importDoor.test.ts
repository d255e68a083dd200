import type { Character } from "@personaforge/contract/character";
import type { Draft } from "@personaforge/contract/draft";
import type { Problem } from "@personaforge/contract/errors";
import { importedCharacter } from "@personaforge/contract/import";
import { describe, expect, test } from "vitest";
import { cardJson, jsonFile, pngCard, pngOf } from "../testing/cardFiles.ts";
import { codesOf, importing } from "../testing/importing.ts";
import { testApi } from "../testing/testApi.ts";
import { unpackOriginal } from "./keptOriginal.ts";

const api = await testApi();

const { send, counts, count } = importing(api);

const png = pngCard(await pngOf(300, 400));
const first = await send(png);

describe("a PNG card", () => {
  const { character, report } = first.body;

  test("is a private character with its picture, its file and a report", () => {
    expect(first.status).toBe(201);
    expect(first.headers.get("location")).toBe(`/api/v1/characters/${character.id}`);
    expect(first.headers.get("etag")).toBe('"1-v1"');
    expect(importedCharacter.strict().safeParse(first.body).error).toBeUndefined();
    expect(character).toMatchObject({
      name: "Mira Vale",
      personality_summary: "Dry, watchful, kind.",
      backstory: cardJson().data.description,
      is_public: false,
      trusts_instructions: false,
      version: 1,
      avatar: { width: 300, height: 400 },
      card: { hash: report.hash, format: "v2", derived: [], cut: [] },
    });
    expect(report).toMatchObject({ container: "png", format: "v2", kind: "character" });
    expect(report.mapping).toContainEqual({
      field: "personality_summary",
      source: "personality",
      characters: 20,
    });
    expect(codesOf(first.body)).toContain("unmapped");
  });

  test("is kept as it was, with what it was read as", async () => {
    const [file] = (await api.sql(
      `select f.bytes, o.format, o.parsed from file f join card_original o on o.hash = f.hash
        where f.hash = '${character.card?.hash}'`,
    )) as { bytes: Buffer; format: string; parsed: Buffer }[];
    expect(file?.bytes.equals(png)).toBe(true);
    const kept = unpackOriginal(file?.parsed ?? Buffer.alloc(0));
    expect(kept).toMatchObject({ format: "v2", container: "png", picture: character.avatar?.hash });
    expect(kept.raw).toEqual(cardJson());
  });

  test("reads back like any character, at its version of source import", async () => {
    const read = await api.send<Character>("GET", `/api/v1/characters/${character.id}`);
    expect(read.body).toEqual(character);
    const versions = await api.send<{ items: object[] }>(
      "GET",
      `/api/v1/characters/${character.id}/versions`,
    );
    expect(versions.body.items).toMatchObject([
      { number: 1, source: "import", message: "Imported from mira.png" },
    ]);
    const audit = await api.send<{ items: object[] }>(
      "GET",
      `/api/v1/audit?object_id=${character.id}`,
    );
    expect(audit.body.items).toMatchObject([
      { action: "character.import", object: { part: "v1" }, after_hash: character.content_hash },
    ]);
    const changes = await api.send<{ items: object[] }>("GET", "/api/v1/changes");
    expect(changes.body.items).toContainEqual(
      expect.objectContaining({
        type: "version.created",
        character: { id: character.id, slug: character.slug },
      }),
    );
  });

  test("imported again is another character with the same file", async () => {
    const before = await count("file");
    const again = await send(png);
    expect(again.body.character.id).not.toBe(character.id);
    expect(again.body.character.card).toEqual(character.card);
    expect(again.body.character.avatar).toEqual(character.avatar);
    expect(await count("file")).toBe(before);
  });

  test("with the same Idempotency-Key is imported once", async () => {
    const headers = { "idempotency-key": "import-1" };
    const one = await send(png, { headers });
    const same = await send(png, { headers });
    expect(same.body).toEqual(one.body);
    const other = await send<Problem>(jsonFile(), { headers });
    expect(other).toMatchObject({ status: 422, body: { code: "IDEMPOTENCY_KEY_REUSED" } });
  });

  test("also arrives at the address without /api/v1", async () => {
    const { status, headers, body } = await send(png, { path: "/characters/import" });
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`/characters/${body.character.id}`);
  });
});

describe("what has no room", () => {
  test("is in the draft, and told", async () => {
    const description = "The harbour is quiet. ".repeat(600);
    const first_mes = "The light is on. ".repeat(60);
    const { body } = await send(jsonFile({ description, first_mes }));
    const { character } = body;
    expect(character.card).toMatchObject({ derived: ["initial_greeting"], cut: ["backstory"] });
    expect(Array.from(character.backstory ?? "").length).toBeLessThanOrEqual(10_000);
    expect(character.opening_scene).toBe(first_mes);
    expect(codesOf(body)).toEqual(expect.arrayContaining(["over_limit", "moved", "derived"]));
    const draft = await api.send<Draft>("GET", `/api/v1/characters/${character.id}/draft`);
    expect(draft.body.content).toEqual({ backstory: description });
    expect(draft.body).toMatchObject({ base_version: 1, revision: 1 });
  });

  test("of a first message is said whole in the chat, once", async () => {
    const first_mes = "Rain again, {{user}}. ".repeat(40).trim();
    const { character } = (await send(jsonFile({ first_mes }))).body;
    const { body } = await api.send<{ turns: { text: string }[] }>(
      "POST",
      "/api/v1/conversations",
      { body: { character: character.id } },
    );
    expect(body.turns.map(({ text }) => text)).toEqual([first_mes.replaceAll("{{user}}", "owner")]);
  });
});

test("keys and tokens are taken out before anything is kept", async () => {
  const secret = "sk-canary-1234567890";
  const settings = { secrets: { OPENAI_API_KEY: secret } };
  const agent = { name: "Eliza", bio: ["Listens."], style: { all: ["dry"] }, settings };
  const { body, status } = await send(Buffer.from(JSON.stringify(agent)), { name: "eliza.json" });
  expect(status).toBe(201);
  expect(codesOf(body)).toContain("secrets_removed");
  expect(body.character.card?.hash).not.toBe(body.report.hash);
  const files = (await api.sql("select bytes from file")) as { bytes: Buffer }[];
  expect(files.some(({ bytes }) => bytes.includes(secret))).toBe(false);
  expect(JSON.stringify(body)).not.toContain(secret);
});

test("a picture that cannot be decoded is left out, and told", async () => {
  const small = pngCard(await pngOf(64, 64));
  const { body, status } = await send(small.subarray(0, small.length - 2_000));
  expect(status).toBe(201);
  expect(body.character).toMatchObject({ avatar: null, name: "Mira Vale" });
  expect(codesOf(body)).toContain("picture_unreadable");
});

const picture = await pngOf(8, 8);

describe("a file is refused", () => {
  test.each<[string, Uint8Array, number, object]>([
    [
      "that is no card",
      Buffer.from("\u0000\u0001 nothing"),
      400,
      { code: "IMPORT_INVALID", errors: [{ path: "file", code: "not_a_card" }] },
    ],
    [
      "that is a picture alone",
      picture,
      400,
      { code: "IMPORT_INVALID", errors: [{ code: "not_a_card" }] },
    ],
    [
      "that is empty",
      Buffer.alloc(0),
      400,
      { code: "IMPORT_INVALID", errors: [{ code: "not_a_card" }] },
    ],
    [
      "that is broken JSON",
      Buffer.from('{"spec": "chara_card_v2",'),
      400,
      { code: "IMPORT_INVALID", errors: [{ code: "unreadable" }] },
    ],
    [
      "that is too deep",
      Buffer.from(`{"spec":"chara_card_v2","data":${"[".repeat(90)}${"]".repeat(90)}}`),
      400,
      { code: "IMPORT_INVALID", errors: [{ code: "too_deep", maximum: 64 }] },
    ],
    [
      "that is too large",
      Buffer.alloc(10 * 1_048_576 + 1),
      413,
      { code: "IMPORT_LIMIT_EXCEEDED", errors: [{ path: "file", maximum: 10_485_760 }] },
    ],
    [
      "without a name",
      jsonFile({ name: " " }),
      400,
      { code: "IMPORT_INVALID", errors: [{ path: "name", code: "name_missing" }] },
    ],
    [
      "that is a lorebook",
      Buffer.from('{"entries":{"0":{"uid":0,"key":["sea"],"content":"Deep."}}}'),
      400,
      { code: "IMPORT_INVALID", errors: [{ path: "into", code: "lorebook" }] },
    ],
  ])("%s", async (_about, bytes, status, problem) => {
    const before = await counts();
    const answer = await send<Problem>(bytes, { name: "x.json" });
    expect(answer).toMatchObject({ status, body: problem });
    expect(await counts()).toEqual(before);
  });

  test("by the wrong method, with a query, and before its body is read for those who may not", async () => {
    const path = "/api/v1/characters/import";
    const get = await api.send("GET", path);
    expect(get).toMatchObject({ status: 405, body: { code: "METHOD_NOT_ALLOWED" } });
    expect(get.headers.get("allow")).toBe("POST");
    expect(await send(jsonFile(), { path: `${path}?into=x` })).toMatchObject({ status: 400 });
    expect(await send(jsonFile(), { as: "anonymous" })).toMatchObject({ status: 401 });
    const headers = { "content-type": "text/plain" };
    expect(await api.send("POST", path, { headers })).toMatchObject({ status: 415 });
  });
});

test("a card without a name gets the one that is given", async () => {
  const { body } = await send(jsonFile({ name: "" }), { fields: { name: "Nora" } });
  expect(body.character.name).toBe("Nora");
  expect(body.report.name).toBe("Nora");
});
