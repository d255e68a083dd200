import type { CardLosses } from "@personaforge/contract/cardExport";
import { exportFormats } from "@personaforge/contract/cardOrigin";
import type { Character, CreateCharacter } from "@personaforge/contract/character";
import { chunkJson } from "@personaforge/cards/testing/chunkJson";
import { base64Of, pngWith, tEXt } from "@personaforge/cards/testing/pngBuilder";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { askRaw, type Sent } from "../testing/rawHttp.ts";
import { type Who, testApi } from "../testing/testApi.ts";
import { cardClient } from "./testing/cardClient.ts";

const api = await testApi();

async function create(fields: Partial<CreateCharacter> = {}): Promise<Character> {
  const body = exampleCharacter(fields);
  return (await api.send<Character>("POST", "/characters", { body })).body;
}

interface Asked {
  query?: string;
  as?: Who;
  headers?: Record<string, string>;
}

async function fetchCard(ref: string, { query = "", as = "owner", headers }: Asked = {}) {
  const path = `/api/v1/characters/${ref}/export${query}`;
  const answer = await fetch(api.url + path, { headers: { "x-test-principal": as, ...headers } });
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

async function jsonOf(ref: string, asked: Asked = {}): Promise<{ data: Record<string, unknown> }> {
  const { answer, bytes } = await fetchCard(ref, asked);
  expect(answer.status).toBe(200);
  return JSON.parse(Buffer.from(bytes).toString()) as { data: Record<string, unknown> };
}

describe("a card file", () => {
  test.each([
    ["png", "image/png", "png"],
    ["json", "application/json", "json"],
    ["json-v2", "application/json", "json"],
    ["charx", "application/zip", "charx"],
    ["byaf", "application/zip", "byaf"],
    ["eliza", "application/json", "json"],
    ["lobe", "application/json", "json"],
    ["open-webui", "application/json", "json"],
    ["letta", "application/json", "af"],
    ["markdown", "text/markdown; charset=utf-8", "md"],
  ])("as %s is %s, saved as .%s", async (format, type, extension) => {
    const { id } = await create({ name: "Zoë/Vale" });
    const { answer, bytes } = await fetchCard(id, { query: `?format=${format}` });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
    expect(answer.headers.get("content-length")).toBe(String(bytes.length));
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="Zo__Vale.${extension}"; filename*=UTF-8''Zo%C3%AB_Vale.${extension}`,
    );
    expect(answer.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const listed = await api.send<CardLosses>(
      "GET",
      `/api/v1/characters/${id}/export/losses?format=${format}`,
    );
    expect(listed.body.items.map((item) => item.format)).toEqual([format]);
    const losses = listed.body.items[0]?.losses ?? [];
    expect(answer.headers.get("x-personaforge-losses")).toBe(String(losses.length));
  });

  test("is V3 JSON unless told, with everything that the character has", async () => {
    const { id } = await create({ tagline: "Light keeper", scenario: "On the pier." });
    expect(await jsonOf(id)).toMatchObject({
      spec: "chara_card_v3",
      data: {
        name: "Mira Vale",
        personality: exampleCharacter().personality_summary,
        description: exampleCharacter().backstory,
        first_mes: exampleCharacter().initial_greeting,
        scenario: "On the pier.",
        tags: ["harbour", "keeper"],
        extensions: { personaforge: { tagline: "Light keeper" } },
      },
    });
  });

  test("as PNG is a picture with the initials, and both cards inside", async () => {
    const { id } = await create();
    const { bytes } = await fetchCard(id, { query: "?format=png" });
    const { width, height, format } = await sharp(bytes).metadata();
    expect([width, height, format]).toEqual([512, 512, "png"]);
    const { channels } = await sharp(bytes).stats();
    expect(Math.max(...channels.map(({ max }) => max))).toBe(255);
    const name = { data: { name: "Mira Vale" } };
    expect(chunkJson(bytes, "ccv3")).toMatchObject({ spec: "chara_card_v3", ...name });
    expect(chunkJson(bytes, "chara")).toMatchObject({ spec: "chara_card_v2", ...name });
  });

  test("is the version that is named", async () => {
    const { id, slug } = await create({ tagline: "First" });
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { scenario: "Second" } });
    await api.send("PUT", `/api/v1/characters/${id}/labels/production`, { body: { version: 1 } });
    const scenario = async (ref: string, query = "") =>
      (await jsonOf(ref, { query })).data["scenario"];
    expect(await scenario(slug)).toBe("Second");
    for (const [ref, query] of [
      [`${slug}@v1`, ""],
      [`${slug}@production`, ""],
      [slug, "?version=1"],
      [id, "?label=production"],
    ] as const) {
      expect(await scenario(ref, query), ref + query).toBe("");
    }
    const missing = await api.send("GET", `/api/v1/characters/${id}/export?version=7`);
    expect(missing.body).toMatchObject({
      code: "NOT_FOUND",
      detail: "Mira Vale has no version 7. There are v1 to v2, and the labels production (v1).",
    });
  });

  test("of others is the published version and no other", async () => {
    const { id } = await create({ is_public: true, scenario: "Public" });
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { scenario: "Secret" } });
    for (const as of ["stranger", "anonymous"] as const) {
      expect((await jsonOf(id, { as })).data["scenario"]).toBe("Public");
      const newest = await api.send("GET", `/api/v1/characters/${id}/export?version=2`, { as });
      expect([newest.status, newest.body.detail]).toEqual([
        404,
        "Mira Vale has no version 2. Public is v1.",
      ]);
    }
    const { id: hidden } = await create();
    const refused = await api.send("GET", `/api/v1/characters/${hidden}/export`, {
      as: "stranger",
    });
    expect([refused.status, refused.body.code]).toEqual([404, "NOT_FOUND"]);
  });

  test("that is held already is a 304, until there is another version", async () => {
    const { id, slug } = await create({ is_public: true });
    for (const query of ["?format=png", "?format=json", ""]) {
      const { answer } = await fetchCard(slug, { query });
      const etag = answer.headers.get("etag") ?? "";
      const known = await fetchCard(slug, { query, headers: { "if-none-match": etag } });
      expect([known.answer.status, known.bytes.length]).toEqual([304, 0]);
      expect(known.answer.headers.get("etag")).toBe(etag);
    }
    const { answer } = await fetchCard(slug);
    const headers = { "if-none-match": answer.headers.get("etag") ?? "" };
    expect((await fetchCard(slug, { query: "?format=json-v2", headers })).answer.status).toBe(200);
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { scenario: "Other" } });
    expect((await fetchCard(slug, { headers })).answer.status).toBe(200);
    expect((await fetchCard(slug, { headers, as: "anonymous" })).answer.status).toBe(304);
  });

  test("of an imported file has another tag for whom the file is not", async () => {
    const card = { spec: "chara_card_v2", spec_version: "2.0", data: { name: "Mira" } };
    const file = pngWith({ afterIdat: [tEXt("Comment", "noted"), tEXt("chara", base64Of(card))] });
    const { id } = await cardClient(api).importFile(file);
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { is_public: true } });
    const asked: Asked = { query: "?format=png" };
    const tagOf = async (as: Who) =>
      (await fetchCard(id, { ...asked, as })).answer.headers.get("etag") ?? "";
    const [own, others] = [await tagOf("owner"), await tagOf("stranger")];
    expect(await tagOf("anonymous")).toBe(others);
    const statusOf = async (as: Who, etag: string) =>
      (await fetchCard(id, { ...asked, as, headers: { "if-none-match": etag } })).answer.status;
    expect([await statusOf("owner", own), await statusOf("stranger", own)]).toEqual([304, 200]);
    expect([await statusOf("owner", others), await statusOf("stranger", others)]).toEqual([
      200, 304,
    ]);
  });

  test("is the same to the byte each time", async () => {
    const { id } = await create();
    for (const format of exportFormats) {
      const [one, other] = [
        await fetchCard(id, { query: `?format=${format}` }),
        await fetchCard(id, { query: `?format=${format}` }),
      ];
      expect(one.bytes.length, format).toBeGreaterThan(100);
      expect(Buffer.compare(one.bytes, other.bytes), format).toBe(0);
    }
  });

  test("may be kept by everybody when everybody may have it", async () => {
    const { id } = await create({ is_public: true });
    const control = "max-age=10, stale-while-revalidate=600";
    for (const [as, scope] of [
      ["anonymous", "public"],
      ["owner", "private"],
    ] as const) {
      const { headers } = (await fetchCard(id, { as })).answer;
      expect(headers.get("cache-control")).toBe(`${scope}, ${control}`);
      expect(headers.get("vary")).toBe("authorization, cookie, pf-workspace");
    }
  });

  test("answers HEAD as GET, without the body", async () => {
    const { id } = await create();
    const path = `/api/v1/characters/${id}/export?format=png`;
    const [head, get] = [await api.send("HEAD", path), await api.send("GET", path)];
    expect([head.status, head.body]).toEqual([200, ""]);
    for (const name of ["etag", "content-length", "content-type", "content-disposition"]) {
      expect(head.headers.get(name), name).toBe(get.headers.get(name));
    }
  });

  test("is no original when the character came from none", async () => {
    const { id } = await create({ is_public: true });
    const path = `/api/v1/characters/${id}/export?format=original`;
    expect((await api.send("GET", path)).body).toMatchObject({
      code: "NOT_FOUND",
      errors: [{ path: "format", code: "no_original" }],
    });
    expect((await api.send("GET", path, { as: "stranger" })).status).toBe(403);
    expect((await api.send("GET", path, { as: "anonymous" })).status).toBe(401);
  });
});

test("losses are listed for every format at once", async () => {
  const { id } = await create({ alternate_greetings: ["Ahoy."] });
  const { body, headers } = await api.send<CardLosses>(
    "GET",
    `/api/v1/characters/${id}/export/losses`,
  );
  expect(headers.get("etag")).toMatch(/^W\//);
  expect(body.version).toBe(1);
  expect(body.items.map(({ format }) => format)).toEqual([...exportFormats]);
  const lossesOf = (wanted: string) =>
    body.items.find(({ format }) => format === wanted)?.losses ?? [];
  for (const format of ["png", "json", "json-v2", "charx"]) expect(lossesOf(format)).toEqual([]);
  const paths = lossesOf("eliza").map(({ path }) => path);
  expect(paths).toContain("alternate_greetings");
  for (const loss of lossesOf("eliza")) expect(loss.message).toMatch(/\w\.$/);
});

describe("what is asked for wrongly", async () => {
  const { id } = await create();
  const one = `/api/v1/characters/${id}/export`;
  const get = (path: string): Sent => ({ method: "GET", path });
  test.each<[string, Sent, number, string]>([
    ["another format", get(`${one}?format=gif`), 400, "VALIDATION_FAILED"],
    ["an empty format", get(`${one}?format=`), 400, "VALIDATION_FAILED"],
    ["a format twice", get(`${one}?format=png&format=json`), 400, "VALIDATION_FAILED"],
    ["__proto__", get(`${one}?__proto__=png`), 400, "VALIDATION_FAILED"],
    ["an unknown parameter", get(`${one}?as=png`), 400, "VALIDATION_FAILED"],
    ["the id again", get(`${one}?id=${id}`), 400, "VALIDATION_FAILED"],
    ["a version that is none", get(`${one}?version=1e1`), 400, "VALIDATION_FAILED"],
    ["version 0", get(`${one}?version=0`), 400, "VALIDATION_FAILED"],
    ["a version and a label", get(`${one}?version=1&label=production`), 400, "VALIDATION_FAILED"],
    ["two versions", get(`${one.replace(id, `${id}@v1`)}?version=1`), 400, "VALIDATION_FAILED"],
    ["a label that is none", get(`${one}?label=a%40b`), 400, "VALIDATION_FAILED"],
    ["no UTF-8 in the id", get("/api/v1/characters/%ff/export"), 400, "INVALID_UTF8"],
    ["dots for an id", get("/api/v1/characters/%2e%2e/export"), 400, "VALIDATION_FAILED"],
    ["nobody", get("/api/v1/characters/nobody-0000/export"), 404, "NOT_FOUND"],
    ["PUT", { method: "PUT", path: one }, 405, "METHOD_NOT_ALLOWED"],
    ["POST", { method: "POST", path: one, body: "{}" }, 405, "METHOD_NOT_ALLOWED"],
    ["losses of the original", get(`${one}/losses?format=original`), 400, "VALIDATION_FAILED"],
    ["losses of no version", get(`${one}/losses?version=9`), 404, "NOT_FOUND"],
  ])("%s", async (_what, sent, status, code) => {
    const answer = await askRaw(api.url, sent);
    expect([answer.status, answer.code]).toEqual([status, code]);
    if (code === "VALIDATION_FAILED") expect(answer.body).toMatchObject({ errors: [{}] });
  });
});
