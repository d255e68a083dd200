import { fileServer } from "@personaforge/api/links/testing/fileServer";
import { testApi } from "@personaforge/api/testing/testApi";
import { afterAll, describe, expect, test } from "vitest";
import { createClient, type ImportJob } from "./client.ts";
import { clientAs } from "./testing/clientAs.ts";
import { relayTo } from "./testing/relay.ts";
import { json, scriptedServer } from "./testing/scriptedServer.ts";

const linked = await fileServer((_request, response) => response.end(card()), afterAll);
const api = await testApi(undefined, [linked.host]);
const pf = createClient({ baseUrl: api.url });
const utf8 = new TextEncoder();

let count = 0;
function card(data: object = {}): Uint8Array {
  const unique = { name: `Card ${(count += 1)}`, description: `Number ${count}.`, ...data };
  return utf8.encode(
    JSON.stringify({ spec: "chara_card_v2", spec_version: "2.0", data: { ...unique } }),
  );
}

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Follows to the end, and answers what came last. */
async function finished(id: string, client = pf): Promise<ImportJob> {
  let last: ImportJob | null = null;
  for await (const job of client.imports.follow({ id })) last = job;
  if (last === null) throw new Error("nothing came");
  return last;
}

describe("an import", () => {
  test("takes files of all kinds and tells how it goes", async () => {
    const files = [
      { file: card(), name: "friends/one.json" },
      new File([new Uint8Array(card())], "two.json"),
      new Blob([new Uint8Array(card())]),
      utf8.encode("no card"),
    ];
    const job = await pf.imports.create(files);
    const done = await finished(job.id);
    expect(done).toMatchObject({ id: job.id, state: "done" });
    expect(done.counts).toMatchObject({ total: 4, imported: 3 });
    const items = await allOf(pf.imports.items({ id: job.id }));
    expect(items.map(({ name }) => name)).toEqual(["friends/one.json", "two.json", "file", "file"]);
    expect(items[3]).toMatchObject({ state: "skipped", reason: "not_a_card" });
    const imported = items[0]?.character?.id ?? "";
    expect(await pf.characters.get({ id: imported })).toMatchObject({ is_public: false });
    const preview = await pf.imports.item({ id: job.id, item_id: items[0]?.id ?? "" });
    expect(preview.content).toMatchObject({ name: items[0]?.character?.name });
    const { items: jobs } = await pf.imports.list({ limit: 1 }).page();
    expect(jobs).toEqual([await pf.imports.get({ id: job.id })]);
  });

  test("takes a link as it takes files", async () => {
    const link = new URL("/mira.json", linked.url);
    const job = await pf.imports.create(link, { open: true, dry_run: false });
    expect(job).toMatchObject({ state: "open", counts: { total: 1 } });
    expect((await pf.imports.add(job.id, link)).counts.total).toBe(2);
    const { character } = await pf.characters.import(link, { name: "Mira" });
    expect(character.name).toBe("Mira");
    await expect(pf.imports.create(new URL("https://10.0.0.1"))).rejects.toMatchObject({
      code: "URL_NOT_ALLOWED",
      fieldErrors: [{ path: "url" }],
    });
  });

  test("waits while it is open, and begins when it is told", async () => {
    const job = await pf.imports.create([card()], { open: true, on_duplicate: "copy" });
    expect(job).toMatchObject({ state: "open", on_duplicate: "copy" });
    expect((await pf.imports.add(job.id, [card(), card()])).counts.total).toBe(3);
    const seen: ImportJob[] = [];
    for await (const now of pf.imports.follow({ id: job.id })) {
      if (seen.push(now) === 1) await pf.imports.start({ id: job.id });
    }
    expect(seen[0]?.state).toBe("open");
    expect(seen.at(-1)).toMatchObject({ state: "done", counts: { imported: 3 } });
    await expect(pf.imports.add(job.id, [card()])).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("imports nothing when it is only tried", async () => {
    const job = await pf.imports.create([card(), card({ name: "" })], { dry_run: true });
    const checked = await finished(job.id);
    expect(checked).toMatchObject({ state: "checked", counts: { ready: 1, needs_fix: 1 } });
    const [fix] = (await pf.imports.items({ id: job.id, state: "needs_fix" }).page()).items;
    const decisions = [{ item_id: fix?.id ?? "", name: "Named", action: "import" as const }];
    await pf.imports.start({ id: job.id, decisions });
    expect((await finished(job.id)).counts).toMatchObject({ imported: 2, needs_fix: 0 });
  });

  test("is tagged and undone, and has a report", async () => {
    const { id } = await pf.imports.create([card()]);
    await finished(id);
    const [item] = (await pf.imports.items({ id }).page()).items;
    const csv = await pf.imports.report({ id, format: "csv" });
    expect(csv).toMatchObject({
      type: "text/csv; charset=utf-8",
      fileName: expect.stringMatching(/^import-.*\.csv$/),
    });
    expect(new TextDecoder().decode(csv.bytes)).toContain(item?.name);
    const report = await pf.imports.report({ id });
    expect(JSON.parse(new TextDecoder().decode(report.bytes))).toMatchObject({ import: { id } });
    expect((await pf.imports.tag({ id, tags: ["new"] })).state).toBe("tagging");
    expect(await finished(id)).toMatchObject({ state: "done", tagging: { total: 1, added: 1 } });
    await pf.imports.undo({ id });
    expect((await finished(id)).state).toBe("undone");
    await expect(pf.characters.get({ id: item?.character?.id ?? "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("is made once for each key", async () => {
    const files = [card()];
    const options = { idempotencyKey: "import-many" };
    const first = await pf.imports.create(files, {}, options);
    const again = await pf.imports.create(files, {}, options);
    expect(again.id).toBe(first.id);
    await finished(first.id);
    expect((await pf.imports.get({ id: first.id })).counts.total).toBe(1);
  });

  test("is nobody else's", async () => {
    const { id } = await pf.imports.create([card()]);
    const stranger = clientAs("stranger", api);
    const refused = { code: "NOT_FOUND" };
    await expect(stranger.imports.get({ id })).rejects.toMatchObject(refused);
    await expect(stranger.imports.stop({ id })).rejects.toMatchObject(refused);
    await expect(stranger.imports.report({ id })).rejects.toMatchObject(refused);
    await expect(finished(id, stranger)).rejects.toMatchObject(refused);
    const visitor = clientAs("anonymous", api).imports.create([card()]);
    await expect(visitor).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await finished(id);
  });

  test("is refused without files", async () => {
    await expect(pf.imports.create([])).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
      fieldErrors: [{ path: "file" }],
    });
  });
});

describe("following an import", () => {
  test("goes on after the connection broke", async () => {
    const relay = await relayTo(api.url);
    const client = createClient({ baseUrl: relay.url });
    const files = Array.from({ length: 40 }, () => card());
    const { id } = await client.imports.create(files, { open: true });
    await pf.imports.start({ id });
    const seen: ImportJob[] = [];
    for await (const job of client.imports.follow({ id })) {
      if (seen.push(job) === 1) relay.cut();
    }
    expect(seen.at(-1)).toMatchObject({ state: "done", counts: { imported: 40 } });
    expect(relay.connections()).toBeGreaterThan(1);
  });

  test("comes back while the server says that it is under way", async () => {
    const { id, ...job } = await pf.imports.create([card()]);
    await finished(id);
    const states = ["importing", "done"] as const;
    const server = await scriptedServer((response, number) => {
      const state = states[Math.min(number, states.length - 1)];
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`data: ${JSON.stringify({ ...job, id, state })}\n\n`);
    });
    const client = createClient({ baseUrl: server.url });
    const seen: string[] = [];
    for await (const { state } of client.imports.follow({ id })) seen.push(state);
    expect(seen).toEqual(["importing", "done"]);
    expect(server.requests).toHaveLength(2);
  });

  test("ends with what waiting does not mend, and when it is stopped", async () => {
    const nobody = pf.imports.follow({ id: "0190a1b2-0000-7000-8000-000000000009" });
    await expect(allOf(nobody)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const server = await scriptedServer((response) => json(response, 500, { nothing: true }));
    const stop = AbortSignal.timeout(300);
    const client = createClient({ baseUrl: server.url });
    const id = "0190a1b2-0000-7000-8000-000000000009";
    const followed = client.imports.follow({ id }, { signal: stop });
    await expect(allOf(followed)).rejects.toMatchObject({ code: "ABORTED" });
  });
});
