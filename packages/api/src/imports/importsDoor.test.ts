import type { ImportJob, ImportRecord } from "@personaforge/contract/import";
import { describe, expect, test } from "vitest";
import { openEvents } from "../testing/events.ts";
import { testApi } from "../testing/testApi.ts";
import { cardJson, formOf } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();
const importing = new Importing(api);
const file = { name: "card.json", bytes: cardJson("Ada") };

const send = (
  body: FormData | string,
  headers: Record<string, string> = {},
  path = "/api/v1/imports",
) => fetch(api.url + path, { method: "POST", body, headers });

async function refusal(answer: Response) {
  const { code, errors } = (await answer.json()) as { code: string; errors: { path: string }[] };
  return [answer.status, code, errors.map(({ path }) => path)];
}

describe("POST /imports", () => {
  test("answers 201 with the job and where it is, when every file is stored", async () => {
    const { status, headers, body } = await importing.post([file], { fields: { open: "true" } });
    const { id } = body as ImportJob;
    expect([status, headers.get("location")]).toEqual([201, `/api/v1/imports/${id}`]);
    const rows = await api.sql(`select f.hash from import_item i join file f using (hash)
      where import_id = '${id}'`);
    expect(rows).toHaveLength(1);
  });

  test.each([
    ["a field that there is not", formOf([file], { dryrun: "1" }), "dryrun"],
    ["a field of another kind", formOf([file], { dry_run: "maybe" }), "dry_run"],
    ["an unknown policy", formOf([file], { on_duplicate: "merge" }), "on_duplicate"],
    ["no file", formOf([], { open: "true" }), "file"],
  ])("refuses %s", async (_, form, path) => {
    expect(await refusal(await send(form))).toEqual([400, "VALIDATION_FAILED", [path]]);
  });

  test("refuses what is no form, a query, and other methods", async () => {
    const text = await send("{}", { "content-type": "text/plain" });
    expect(await refusal(text)).toEqual([415, "UNSUPPORTED_MEDIA_TYPE", []]);
    const broken = await send("--x\r\n", { "content-type": "multipart/form-data; boundary=x" });
    expect((await refusal(broken))[1]).toBe("MALFORMED_REQUEST");
    const query = await send(formOf([file]), {}, "/api/v1/imports?open=true");
    expect(await refusal(query)).toEqual([400, "VALIDATION_FAILED", ["open"]]);
    const put = await fetch(`${api.url}/api/v1/imports`, { method: "PUT" });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, POST"]);
  });

  test("makes one import for an Idempotency-Key, and refuses the key for other files", async () => {
    const headers = { "idempotency-key": "import-1" };
    const first = await importing.post([file], { fields: { open: "true" }, headers });
    const again = await importing.post([file], { fields: { open: "true" }, headers });
    expect(again.body).toEqual(first.body);
    const other = { name: "other.json", bytes: cardJson("Bo") };
    const reused = await importing.post([other], { fields: { open: "true" }, headers });
    expect([reused.status, reused.body]).toMatchObject([422, { code: "IDEMPOTENCY_KEY_REUSED" }]);
  });

  test("leaves nothing of a request that breaks off", async () => {
    const before = await api.sql("select id from import");
    const left = new AbortController();
    const endless = new ReadableStream({
      pull: (stream) => {
        stream.enqueue(
          Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'),
        );
        setTimeout(() => left.abort(), 200);
        return new Promise(() => undefined);
      },
    });
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const request = { method: "POST", headers, body: endless, duplex: "half", signal: left.signal };
    await expect(fetch(`${api.url}/api/v1/imports`, request as RequestInit)).rejects.toThrow();
    expect(await api.sql("select id from import")).toEqual(before);
  });
});

test("ids of no import, and of no kind, are refused", async () => {
  const nowhere = "00000000-0000-7000-8000-000000000000";
  for (const rest of ["", "/items", `/items/${nowhere}`, "/report", "/events"]) {
    const none = await api.send("GET", `/api/v1/imports/${nowhere}${rest}`);
    expect([rest, none.status]).toEqual([rest, 404]);
    const odd = await api.send("GET", `/api/v1/imports/1%00${rest}`);
    expect([rest, odd.status]).toEqual([rest, 400]);
  }
});

describe("the report", () => {
  test("has every file, as JSON and as CSV that no spreadsheet computes", async () => {
    const job = await importing.run([
      { name: "=cmd|'x'!A1, b.json", bytes: cardJson("Formula, quoted") },
      { name: "nothing.bin", bytes: new Uint8Array(9) },
    ]);
    const path = `/api/v1/imports/${job.id}/report`;
    const { body } = await api.send<ImportRecord>("GET", path);
    expect(body.import).toEqual(job);
    expect(body.items).toEqual(await importing.items(job.id));
    const csv = await fetch(`${api.url}${path}?format=csv`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.headers.get("content-disposition")).toMatch(
      /^attachment; filename="import-.*\.csv"$/,
    );
    const lines = (await csv.text()).split("\r\n");
    expect(lines[0]).toMatch(/^position,file,bytes,state,reason,/);
    expect(lines[1]).toMatch(/^1,"'=cmd\|'x'!A1, b\.json",\d+,imported,,character,/);
    expect(lines[1]).toContain('"Formula, quoted"');
    expect(lines[2]).toMatch(/^2,nothing\.bin,9,skipped,not_a_card,/);
    expect(lines.slice(3)).toEqual([""]);
    const xml = await api.send("GET", `${path}?format=xml`);
    expect([xml.status, xml.body.errors[0]?.path]).toEqual([400, "format"]);
  });
});

describe("the events", () => {
  test("show an import as it goes on, at most four times a second, and end with it", async () => {
    const files = Array.from({ length: 30 }, (_, n) => ({
      name: `${n}.json`,
      bytes: cardJson(`E${n}`),
    }));
    const opened = (await importing.post(files, { fields: { open: "true" } })).body as ImportJob;
    const events: ImportJob[] = [];
    const began = Date.now();
    let started: Promise<ImportJob> | undefined;
    for await (const { event, data } of openEvents(
      `${api.url}/api/v1/imports/${opened.id}/events`,
    )) {
      expect(event).toBe("import");
      events.push(data as ImportJob);
      started ??= importing.start(opened.id);
    }
    await started;
    // A quick machine may be done before anybody is told that it began.
    const states = new Set(events.map(({ state }) => state).filter((at) => at !== "importing"));
    expect([...states]).toEqual(["open", "done"]);
    const imported = events.map(({ counts }) => counts.imported);
    expect(imported).toEqual(imported.toSorted((a, b) => a - b));
    expect(events.at(-1)?.counts.imported).toBe(30);
    expect(events.length).toBeLessThanOrEqual((Date.now() - began) / 250 + 2);
  });
});
