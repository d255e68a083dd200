import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { ExportedCards } from "@personaforge/contract/cardExport";
import type { Character, CreateCharacter } from "@personaforge/contract/character";
import { limits } from "@personaforge/contract/limits";
import { chunkJson } from "@personaforge/cards/testing/chunkJson";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { type Who, testApi } from "../testing/testApi.ts";

const api = await testApi();
const path = "/api/v1/characters/export";
const nobody = "0190a1b2-0000-7000-8000-000000000009";

async function create(fields: Partial<CreateCharacter> = {}): Promise<string> {
  const body = exampleCharacter(fields);
  return (await api.send<Character>("POST", "/characters", { body })).body.id;
}

async function zipOf(body: object, as: Who = "owner") {
  const answer = await fetch(api.url + path, {
    method: "POST",
    headers: { "x-test-principal": as, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const text = Buffer.from(files["losses.json"] ?? []).toString();
  return { answer, files, report: JSON.parse(text) as ExportedCards };
}

describe("a selection", () => {
  test("is a ZIP with each card, and what each of them lost", async () => {
    const ids = [await create({ name: "Mira" }), await create({ name: "Otto" })];
    const { answer, files, report } = await zipOf({ ids, format: "eliza" });
    expect(answer.headers.get("content-type")).toBe("application/zip");
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="characters-\d{4}-\d\d-\d\d\.zip"$/,
    );
    expect(Object.keys(files)).toEqual(["Mira.json", "Otto.json", "losses.json"]);
    expect(JSON.parse(Buffer.from(files["Otto.json"] ?? []).toString())).toMatchObject({
      name: "Otto",
    });
    expect(report.format).toBe("eliza");
    expect(report.items).toMatchObject([
      { id: ids[0], name: "Mira", version: 1, file: "Mira.json", error: null },
      { id: ids[1], name: "Otto", version: 1, file: "Otto.json", error: null },
    ]);
    const alone = await api.send<object>(
      "GET",
      `/api/v1/characters/${ids[0]}/export/losses?format=eliza`,
    );
    expect(alone.body).toMatchObject({ items: [{ losses: report.items[0]?.losses }] });
    expect(report.items[0]?.losses.length).toBeGreaterThan(0);
  });

  test("has the cards in the order of the ids, whatever their names", async () => {
    const names = ["Mira", "mira", "Mira", "losses", "a/b", "a\\b", "Mira (2)"];
    const ids: string[] = [];
    for (const name of names) ids.push(await create({ name }));
    const { files, report } = await zipOf({ ids });
    expect(Object.keys(files)).toEqual([
      "Mira.json",
      "mira (2).json",
      "Mira (3).json",
      "losses (2).json",
      "a_b.json",
      "a_b (2).json",
      "Mira (2) (2).json",
      "losses.json",
    ]);
    expect(report.items.map(({ id }) => id)).toEqual(ids);
    const read = report.items.map(({ file }) => {
      const text = Buffer.from(files[file ?? ""] ?? []).toString();
      return (JSON.parse(text) as { data: { name: string } }).data.name;
    });
    expect(read).toEqual(names);
  });

  test("holds pictures as they are", async () => {
    const { files } = await zipOf({ ids: [await create({ name: "灯台" })], format: "png" });
    expect(chunkJson(files["灯台.png"] ?? new Uint8Array(), "ccv3")).toMatchObject({
      data: { name: "灯台" },
    });
  });

  test("holds what others published, as they published it", async () => {
    const id = await create({ is_public: true, scenario: "Public" });
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { scenario: "Secret" } });
    const own = await zipOf({ ids: [id] });
    expect(own.report.items).toMatchObject([{ version: 2 }]);
    const { files, report } = await zipOf({ ids: [id] }, "stranger");
    expect(report.items).toMatchObject([{ version: 1 }]);
    expect(Buffer.from(files["Mira Vale.json"] ?? []).toString()).toContain("Public");
    expect(Buffer.from(files["Mira Vale.json"] ?? []).toString()).not.toContain("Secret");
  });

  test("says which of them are not there or not to be seen, before anything is sent", async () => {
    const [own, hidden] = [await create(), await create()];
    await api.send("DELETE", `/api/v1/characters/${hidden}`);
    const { status, body } = await api.send("POST", path, {
      body: { ids: [own, nobody, hidden] },
    });
    expect([status, body.code]).toEqual([404, "NOT_FOUND"]);
    expect(body.errors.map((error) => error.path)).toEqual(["ids.1", "ids.2"]);
    const foreign = await api.send("POST", path, { as: "stranger", body: { ids: [own] } });
    expect(foreign.body.errors.map((error) => error.path)).toEqual(["ids.0"]);
    const unknown = await api.send("POST", path, { as: "anonymous", body: { ids: [own] } });
    expect(unknown.status).toBe(401);
  });

  test("is written for one person once at a time, and stops when they leave", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 30; count++) ids.push(await create());
    const body = JSON.stringify({ ids, format: "png" });
    const headers = { "content-type": "application/json", "content-length": body.length };
    const sent = request(api.url + path, { method: "POST", headers });
    sent.end(body);
    const [first] = (await once(sent, "response")) as [IncomingMessage];
    sent.on("error", () => undefined);
    const second = await api.send("POST", path, { body: { ids } });
    sent.destroy();
    expect(first.statusCode).toBe(200);
    expect([second.status, second.body.code]).toEqual([429, "RATE_LIMITED"]);
    expect(second.headers.get("retry-after")).toBe("5");
    const one = { body: { ids: ids.slice(0, 1) } };
    await expect.poll(async () => (await api.send("POST", path, one)).status).toBe(200);
  });

  test.each<[string, object, string]>([
    ["no ids", { format: "png" }, "ids"],
    ["none", { ids: [] }, "ids"],
    ["a slug", { ids: ["mira-vale-k3f9"] }, "ids.0"],
    ["one twice", { ids: [nobody, nobody.toUpperCase()] }, "ids"],
    ["too many", { ids: Array.from({ length: limits.selection + 1 }, () => nobody) }, "ids"],
    ["the original", { ids: [nobody], format: "original" }, "format"],
    ["something else too", { ids: [nobody], all: true }, "all"],
    ["an object", { ids: { 0: nobody } }, "ids"],
  ])("is refused with %s", async (_what, body, where) => {
    const answer = await api.send("POST", path, { body });
    expect([answer.status, answer.body.code]).toEqual([400, "VALIDATION_FAILED"]);
    expect(answer.body.errors.map((error) => error.path)).toContain(where);
  });

  test("has no other method and no query", async () => {
    expect((await api.send("PUT", path, { body: {} })).headers.get("allow")).toBe("POST");
    const body = { ids: [await create()] };
    expect((await api.send("POST", `${path}?format=png`, { body })).status).toBe(400);
  });
});
