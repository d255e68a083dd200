import { pngOf } from "@personaforge/api/testing/cardFiles";
import { exampleCharacter } from "@personaforge/api/testing/examples";
import { testApi } from "@personaforge/api/testing/testApi";
import { describe, expect, test } from "vitest";
import { createClient, type PersonaForge } from "./client.ts";
import { clientAs } from "./testing/clientAs.ts";
import { scriptedServer } from "./testing/scriptedServer.ts";

const api = await testApi();
const pf = createClient({ baseUrl: api.url });
const utf8 = new TextEncoder();

let count = 0;
const card = (data: object = {}) => ({
  spec: "chara_card_v2",
  spec_version: "2.0",
  data: { name: "Zoë Vale", description: `Number ${(count += 1)}.`, odd: [null, 7], ...data },
});
const bytesOf = (value: unknown) => utf8.encode(JSON.stringify(value));
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(textOf(bytes));
const png = await pngOf(200, 300);

/** A client whose first answers are lost, after the server has done its work. */
function losing(lost: number): { client: PersonaForge; sent(): number } {
  let sent = 0;
  const client = createClient({
    baseUrl: api.url,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      sent += 1;
      if (sent > lost) return response;
      await response.arrayBuffer();
      throw new TypeError("the connection broke");
    },
  });
  return { client, sent: () => sent };
}

describe("a card file", () => {
  test("is imported, and comes back as it was", async () => {
    const original = card();
    const { character, report } = await pf.characters.import(bytesOf(original));
    expect(character).toMatchObject({ name: "Zoë Vale", version: 1, is_public: false });
    expect(report).toMatchObject({ format: "v2", container: "json", kind: "character" });
    const file = await pf.characters.export(character.slug, { format: "json-v2" });
    expect(jsonOf(file.bytes)).toEqual(original);
    expect(file).toMatchObject({
      type: "application/json",
      fileName: "Zoë Vale.json",
      losses: 0,
    });
    const { version } = character;
    const picture = await pf.characters.export(character.id, { format: "png", version });
    expect([picture.type, picture.fileName]).toEqual(["image/png", "Zoë Vale.png"]);
    expect(textOf(picture.bytes.subarray(1, 4))).toBe("PNG");
  });

  test("may be a Blob, may lack a name, and may be for a character that is there", async () => {
    const nameless = card({ name: "" });
    const refused = pf.characters.import(bytesOf(nameless));
    await expect(refused).rejects.toMatchObject({
      code: "IMPORT_INVALID",
      status: 400,
      fieldErrors: [{ path: "name", code: "name_missing" }],
    });
    const file = new File([bytesOf(nameless)], "nameless.json");
    const { character } = await pf.characters.import(file, { name: "Otto" });
    expect(character.name).toBe("Otto");
    const fields = { into: character.id, fileName: "later.json" };
    const later = await pf.characters.import(new Blob([bytesOf(card())]), fields);
    expect(later.character).toMatchObject({ id: character.id, version: 2, name: "Zoë Vale" });
    const { items } = await pf.versions.list({ id: character.id }).page();
    expect(items[0]?.message).toContain("later.json");
  });

  test("says what is wrong with it", async () => {
    await expect(pf.characters.import(utf8.encode("\u0000nothing"))).rejects.toMatchObject({
      code: "IMPORT_INVALID",
      fieldErrors: [{ path: "file", code: "not_a_card" }],
    });
    await expect(pf.characters.export("nobody-0000", { format: "png" })).rejects.toMatchObject({
      code: "NOT_FOUND",
      status: 404,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const { id } = await pf.characters.create(exampleCharacter());
    await expect(pf.characters.export(id, { format: "original" })).rejects.toMatchObject({
      code: "NOT_FOUND",
      fieldErrors: [{ path: "format", code: "no_original" }],
    });
  });

  test("is imported once for each key, however often its answer is lost", async () => {
    const { client, sent } = losing(1);
    const bytes = bytesOf(card());
    const options = { idempotencyKey: "import-1" };
    const first = await client.characters.import(bytes, {}, options);
    expect(sent()).toBe(2);
    const again = await pf.characters.import(bytes, {}, options);
    expect(again.character.id).toBe(first.character.id);
    const other = losing(1);
    await expect(other.client.characters.import(bytesOf(card()))).rejects.toMatchObject({
      code: "NETWORK_ERROR",
    });
    expect(other.sent()).toBe(1);
  });

  test("is fetched again when its answer is lost", async () => {
    const { id } = await pf.characters.create(exampleCharacter());
    const { client, sent } = losing(2);
    expect((await client.characters.export(id, { format: "markdown" })).fileName).toBe(
      "Mira Vale.md",
    );
    expect(sent()).toBe(3);
  });
});

test("losses are told first, for one format or all", async () => {
  const { id, slug } = await pf.characters.create(exampleCharacter({ nickname: "Mi" }));
  const { items } = await pf.characters.losses(id, { format: "eliza" });
  const file = await pf.characters.export(slug, { format: "eliza" });
  expect(items).toMatchObject([{ format: "eliza" }]);
  expect(file.losses).toBe(items[0]?.losses.length);
  expect(file.losses).toBeGreaterThan(0);
  expect((await pf.characters.losses(slug)).items).toHaveLength(10);
});

test("a selection is one ZIP", async () => {
  const { id } = await pf.characters.create(exampleCharacter());
  const file = await pf.characters.exportMany({ ids: [id], format: "png" });
  expect(file).toMatchObject({
    type: "application/zip",
    fileName: expect.stringMatching(/^characters-.*\.zip$/),
  });
  expect(textOf(file.bytes.subarray(0, 2))).toBe("PK");
  await expect(
    clientAs("stranger", api).characters.exportMany({ ids: [id] }),
  ).rejects.toMatchObject({ code: "NOT_FOUND", fieldErrors: [{ path: "ids.0" }] });
});

test("a picture makes a version, unless there is a newer one", async () => {
  const { id, revision } = await pf.characters.create(exampleCharacter());
  const crop = { left: 0, top: 0, size: 100 };
  const changed = await pf.characters.setAvatar(id, png, { crop });
  expect(changed).toMatchObject({ version: 2, avatar: { width: 100, height: 100 } });
  const stale = pf.characters.setAvatar(id, png, { expected_revision: revision });
  await expect(stale).rejects.toMatchObject({ code: "PRECONDITION_FAILED", current: { id } });
  const svg = pf.characters.setAvatar(id, utf8.encode("<svg/>"));
  await expect(svg).rejects.toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE" });
  expect(await pf.characters.update({ id, avatar: null })).toMatchObject({ avatar: null });
});

describe("something else than PersonaForge", () => {
  test.each([
    ["a page", "text/html", {}],
    ["JSON", "application/json", {}],
  ])("that answers with %s gives no file", async (_what, type, headers) => {
    const server = await scriptedServer((response) => {
      response.writeHead(200, { "content-type": type, ...headers }).end("{}");
    });
    const client = createClient({ baseUrl: server.url });
    await expect(client.characters.export("mira", { format: "png" })).rejects.toMatchObject({
      code: "BAD_RESPONSE",
      status: 200,
    });
  });

  test("that breaks off gives no half of one", async () => {
    const server = await scriptedServer((response) => {
      const disposition = 'attachment; filename="a.png"';
      response.writeHead(200, { "content-disposition": disposition, "content-length": "100" });
      response.write("half", () => response.destroy());
    });
    const client = createClient({ baseUrl: server.url, timeout: 30_000 });
    await expect(client.characters.export("mira", { format: "png" })).rejects.toMatchObject({
      code: "NETWORK_ERROR",
    });
    expect(server.requests).toHaveLength(3);
  });
});
