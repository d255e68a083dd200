import type { Character } from "@personaforge/contract/character";
import type { Draft } from "@personaforge/contract/draft";
import type { Problem } from "@personaforge/contract/errors";
import { type ImportedCharacter, importedCharacter } from "@personaforge/contract/import";
import { describe, expect, test } from "vitest";
import { cardJson, jsonFile, pngCard, pngOf } from "../testing/cardFiles.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { fileForm } from "../testing/forms.ts";
import { testApi, type Who } from "../testing/testApi.ts";
import { unpackOriginal } from "./keptOriginal.ts";

const api = await testApi();

interface Sending {
  name?: string;
  fields?: Record<string, string>;
  as?: Who;
  headers?: Record<string, string>;
  path?: string;
}

async function send<Body = ImportedCharacter>(
  bytes: Uint8Array,
  {
    name = "mira.png",
    fields,
    as = "owner",
    headers,
    path = "/api/v1/characters/import",
  }: Sending = {},
) {
  const answer = await fetch(api.url + path, {
    method: "POST",
    headers: { "x-test-principal": as, ...headers },
    body: fileForm(bytes, name, fields),
  });
  const body = (await answer.json()) as Body;
  return { status: answer.status, headers: answer.headers, body };
}

const count = async (table: string) => {
  const [row] = (await api.sql(`select count(*)::int as n from ${table}`)) as { n: number }[];
  return row?.n;
};
const mostTables = ["character", "character_version", "file", "picture", "card_original", "audit"];
const counts = () => Promise.all(mostTables.map(count));
const codesOf = ({ report }: ImportedCharacter) => report.notes.map(({ code }) => code);

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
    expect(await api.send("POST", path, { body: {} })).toMatchObject({ status: 415 });
  });
});

test("a card without a name gets the one that is given", async () => {
  const { body } = await send(jsonFile({ name: "" }), { fields: { name: "Nora" } });
  expect(body.character.name).toBe("Nora");
  expect(body.report.name).toBe("Nora");
});

describe("into a character", async () => {
  const made = async () =>
    (
      await api.send<Character>("POST", "/api/v1/characters", {
        body: exampleCharacter({
          tagline: "Counts waves",
          system_prompt: "Stay dry.",
          trusts_instructions: true,
        }),
      })
    ).body;

  test("a card is its next version, with what only the character has", async () => {
    const { id } = await made();
    const file = pngCard(await pngOf(100, 100, 1), { system_prompt: "Obey the file." });
    const { status, body, headers } = await send(file, { fields: { into: id } });
    expect(status).toBe(201);
    expect(headers.get("etag")).toBe('"2-v2"');
    expect(body.character).toMatchObject({
      id,
      version: 2,
      tagline: "Counts waves",
      system_prompt: "Obey the file.",
      trusts_instructions: false,
      avatar: { width: 100 },
      card: { format: "v2" },
    });
    const again = await send(file, { fields: { into: id } });
    expect(again).toMatchObject({ status: 200, body: { character: { version: 2 } } });
    // The picture stays which it is.
    const other = await send(pngCard(await pngOf(50, 50, 2)), { fields: { into: id } });
    expect(other.body.character).toMatchObject({ version: 3, avatar: { width: 100 } });
  });

  test("a lorebook is its lorebook, and nothing else changes", async () => {
    const before = await made();
    const book = { entries: { 0: { uid: 0, key: ["sea"], content: "Deep.", order: 1 } } };
    const { status, body } = await send(Buffer.from(JSON.stringify(book)), {
      name: "sea.json",
      fields: { into: before.id },
    });
    expect(status).toBe(201);
    const { lorebook, trusts_instructions, ...rest } = body.character;
    expect(lorebook?.entries).toMatchObject([{ keys: ["sea"], content: "Deep." }]);
    expect(trusts_instructions).toBe(false);
    expect(rest).toMatchObject({ name: before.name, card: null, backstory: before.backstory });
    expect(body.report).toMatchObject({ kind: "lorebook", name: "sea" });
  });

  test("a draft that somebody is writing stays", async () => {
    const { id } = await made();
    const path = `/api/v1/characters/${id}/draft`;
    await api.send("PUT", path, { body: { content: { tagline: "typing" } } });
    const description = "Waves. ".repeat(2_000);
    const { body } = await send(jsonFile({ description }), { fields: { into: id } });
    expect(codesOf(body)).toContain("draft_kept");
    const draft = await api.send<Draft>("GET", path);
    expect(draft.body.content).toEqual({ tagline: "typing" });
  });

  test("of somebody else, or none, nothing is imported", async () => {
    const { id } = await made();
    const before = await counts();
    for (const [into, as, status] of [
      [id, "stranger", 404],
      ["0190a1b2-0000-7000-8000-000000000009", "owner", 404],
      ["mira", "owner", 400],
    ] as const) {
      expect(await send(jsonFile(), { fields: { into }, as })).toMatchObject({ status });
    }
    expect(await counts()).toEqual(before);
  });
});
