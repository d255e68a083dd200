import type { ImportedCharacter, ImportJob } from "@personaforge/contract/import";
import { limits } from "@personaforge/contract/limits";
import { afterAll, describe, expect, test } from "vitest";
import { archive, cardJson } from "../imports/testing/cardFiles.ts";
import { Importing } from "../imports/testing/importing.ts";
import { testApi } from "../testing/testApi.ts";
import { fileServer } from "./testing/fileServer.ts";

const files: Record<string, string | Uint8Array> = {
  "/mira.json": cardJson("Mira Vale"),
  "/cards.zip": archive([
    { name: "a.json", bytes: cardJson("Ana") },
    { name: "b.json", bytes: cardJson("Ben") },
  ]),
  "/notes.bin": "\u0001 not a card",
  "/large.bin": Buffer.alloc(limits.importBytes + 1),
};
const server = await fileServer(({ url = "" }, response) => {
  const file = files[url];
  response.writeHead(file === undefined ? 404 : 200).end(file);
}, afterAll);
const api = await testApi(undefined, [server.host]);
const importing = new Importing(api);
const nobody = "01912345-6789-7abc-8def-0123456789ab";

describe("POST /characters/import with a link", () => {
  const path = "/api/v1/characters/import";

  test("imports what it leads to, as the file itself would be", async () => {
    const body = { url: `${server.url}/mira.json` };
    const answer = await api.send<ImportedCharacter>("POST", path, { body });
    expect(answer.status).toBe(201);
    const { character, report } = answer.body;
    expect(character).toMatchObject({ name: "Mira Vale", is_public: false, version: 1 });
    expect(report).toMatchObject({ container: "json", format: "v2" });
    const versions = await api.send<{ items: object[] }>(
      "GET",
      `/api/v1/characters/${character.id}/versions`,
    );
    expect(versions.body.items).toMatchObject([{ message: "Imported from mira.json" }]);
    const into = { ...body, into: character.id };
    expect((await api.send("POST", path, { body: into })).status).toBe(200);
  });

  test("is done once for each key, without asking for the file again", async () => {
    const options = {
      body: { url: `${server.url}/mira.json` },
      headers: { "idempotency-key": "once" },
    };
    const first = await api.send<ImportedCharacter>("POST", path, options);
    const asked = server.asked.length;
    const again = await api.send<ImportedCharacter>("POST", path, options);
    expect(again.body.character.id).toBe(first.body.character.id);
    expect(server.asked).toHaveLength(asked);
  });

  test.each<[string, object, [number, string, string]]>([
    ["no link", {}, [400, "VALIDATION_FAILED", "url"]],
    ["no address", { url: "mira.png" }, [400, "VALIDATION_FAILED", "url"]],
    ["a number", { url: 7 }, [400, "VALIDATION_FAILED", "url"]],
    ["one too long", { url: `https://a/${"x".repeat(2_048)}` }, [400, "VALIDATION_FAILED", "url"]],
    ["another field", { url: server.url, open: true }, [400, "VALIDATION_FAILED", ""]],
    ["another host", { url: "https://10.0.0.1/a" }, [400, "URL_NOT_ALLOWED", "url"]],
    ["nothing there", { url: `${server.url}/gone` }, [400, "IMPORT_INVALID", "url"]],
    ["no card", { url: `${server.url}/notes.bin` }, [400, "IMPORT_INVALID", "file"]],
    ["too much", { url: `${server.url}/large.bin` }, [413, "IMPORT_LIMIT_EXCEEDED", "url"]],
    ["no such character", { url: `${server.url}/mira.json`, into: nobody }, [404, "NOT_FOUND", ""]],
  ])("says what is wrong with %s", async (_, body, [status, code, at]) => {
    const answer = await api.send("POST", path, { body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (at !== "") expect(answer.body.errors).toMatchObject([{ path: at }]);
  });

  test("is for people who may import, before anything is asked", async () => {
    const before = server.asked.length;
    const body = { url: `${server.url}/mira.json` };
    expect((await api.send("POST", path, { as: "anonymous", body })).status).toBe(401);
    expect(server.asked).toHaveLength(before);
  });
});

describe("an import of many files", () => {
  test("takes an archive by link, and more while it is open", async () => {
    const opened = await api.send<ImportJob>("POST", "/api/v1/imports", {
      body: { url: `${server.url}/cards.zip`, open: true, on_duplicate: "copy" },
    });
    expect([opened.status, opened.body.state]).toEqual([201, "open"]);
    const path = `/api/v1/imports/${opened.body.id}`;
    const body = { url: `${server.url}/mira.json` };
    const added = await api.send<ImportJob>("POST", `${path}/files`, { body });
    expect([added.status, added.body.counts.total]).toEqual([200, 3]);
    expect((await importing.start(opened.body.id)).counts.imported).toBe(3);
    expect(await importing.table(opened.body.id)).toEqual([
      "cards.zip/a.json imported -",
      "cards.zip/b.json imported -",
      "mira.json imported -",
    ]);
  });

  test("keeps nothing of a link that cannot be followed", async () => {
    const before = await api.sql("select count(*) from import");
    const body = { url: `${server.url}/gone` };
    expect((await api.send("POST", "/api/v1/imports", { body })).body.code).toBe("IMPORT_INVALID");
    expect(await api.sql("select count(*) from import")).toEqual(before);
  });
});
