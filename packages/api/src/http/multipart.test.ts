import { createServer } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { processorTime } from "@personaforge/cards/testing/processorTime";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { errorFacts } from "../errors.ts";
import { boundary, formOf, formType, type Part } from "../testing/forms.ts";
import { askRaw, type Sent } from "../testing/rawHttp.ts";
import { startServer } from "../testing/startServer.ts";
import { safeFileName } from "./fileNames.ts";
import { exchangeOf, sendJson, sendProblem } from "./answer.ts";
import { readUpload, readUploads } from "./multipart.ts";

const maxBytes = 100_000;
const fields = z.strictObject({ name: z.string().max(5).optional() });
const seen: string[] = [];
/** Bytes that came over the socket and were not dealt with, at most. */
const held = { most: 0 };

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const exchange = exchangeOf(request, response);
  const read = request.url === "/many" ? many : request.url === "/held" ? slow : one;
  void read(request).then(
    (body) => sendJson(exchange, { status: 200, body: JSON.stringify(body) }),
    (error: unknown) => {
      seen.push(errorFacts(error).code);
      sendProblem(exchange, errorFacts(error));
    },
  );

  async function one(from: typeof request) {
    const upload = await readUpload(from, { maxBytes, fields });
    const { name, bytes } = upload.file;
    const own = bytes.buffer.byteLength === bytes.length;
    return { name, size: bytes.length, own, fields: upload.fields };
  }

  async function slow(from: typeof request) {
    const got = { files: 0, bytes: 0 };
    const most = { maxBytes: 100_000_000, fields, files: 1_000 };
    await readUploads(from, most, async (_name, stream) => {
      await sleep(2);
      held.most = Math.max(held.most, from.socket.bytesRead - got.bytes);
      for await (const chunk of stream as AsyncIterable<Buffer>) got.bytes += chunk.length;
      got.files += 1;
    });
    return got;
  }

  async function many(from: typeof request) {
    const files: string[] = [];
    const read = await readUploads(from, { maxBytes, fields, files: 3 }, async (name, stream) => {
      // The next one has to wait.
      await sleep(5);
      files.push(`${name} begins`);
      const content = await text(stream);
      files.push(`${name} ends with ${content.slice(-3)}`);
    });
    return { files, ...read };
  }
});
const url = await startServer(server);

const file: Part = { name: "file", filename: "a.png", body: "content" };
const send = (body: Buffer, sent: Partial<Sent> = {}) =>
  askRaw(url, {
    method: "POST",
    path: "/",
    body,
    ...sent,
    headers: { "content-type": formType, ...sent.headers },
  });
const problemsIn = ({ body }: { body: unknown }) =>
  (body as { errors: { path: string; code: string; maximum?: number }[] }).errors.map(
    ({ path, code, maximum }) => ({ path, code, ...(maximum !== undefined && { maximum }) }),
  );

describe("one file", () => {
  test("is read whole, with its name and the fields", async () => {
    const { status, body } = await send(formOf({ name: "name", body: "灯台" }, file));
    expect(status).toBe(200);
    expect(body).toEqual({ name: "a.png", size: 7, own: true, fields: { name: "灯台" } });
  });

  test("may come byte by byte, and without a length", async () => {
    const pieces = Array.from(formOf(file), (byte) => new Uint8Array([byte]));
    const body = ReadableStream.from(pieces);
    const headers = { "content-type": formType };
    const answer = await fetch(url, { method: "POST", headers, body, duplex: "half" });
    expect(await answer.json()).toMatchObject({ name: "a.png", size: 7 });
  });

  test("may be as large as is allowed, and empty", async () => {
    for (const size of [maxBytes, 0]) {
      const { body } = await send(formOf({ ...file, body: Buffer.alloc(size) }));
      expect(body).toMatchObject({ size, own: true });
    }
  });

  test.each([
    ["../../etc/passwd", "etc/passwd"],
    ["..\\..\\evil\\a.png", "evil/a.png"],
    ["C:\\cards\\a.png", "C:/cards/a.png"],
    ["/root/./a.png", "root/a.png"],
    ["a\u0000b\u0007.png", "ab.png"],
    ["灯台.png", "灯台.png"],
    ["caf\u00e9.png", "caf\u00e9.png"],
    ["../..", "unnamed"],
    [" ", "unnamed"],
    [`${"x".repeat(600)}.png`, `${"x".repeat(496)}.png`],
  ])("named %j is called %j", async (filename, name) => {
    const { body } = await send(formOf({ ...file, filename }));
    // The parser ends a header that holds a control character.
    if (/\p{Cc}/u.test(filename)) expect(body).toMatchObject({ code: "MALFORMED_REQUEST" });
    else expect(body).toMatchObject({ name });
    expect(safeFileName(filename)).toBe(name);
  });

  // Archives give each of 20,000 files a name of up to 65,535 bytes.
  test.each([" ", ".", "/ ", " ."])("may have a name that begins with 20,000 of %j", (unit) => {
    const name = `${unit.repeat(20_000)}x`;
    expect(processorTime(() => safeFileName(name))).toBeLessThan(50);
    expect(safeFileName(name).endsWith("x")).toBe(true);
  });

  test("may have a name in Latin 1, or in the encoding that says so", async () => {
    const latin = Buffer.from(formOf({ ...file, filename: "caf*.png" }));
    latin[latin.indexOf("*")] = 0xe9;
    expect((await send(latin)).body).toMatchObject({ name: "café.png" });
    const encoded = { name: "file", headers: [], body: "x", type: "application/octet-stream" };
    const form = formOf(encoded)
      .toString()
      .replace('"file"', "\"file\"; filename*=UTF-8''%E7%81%AF");
    expect((await send(Buffer.from(form))).body).toMatchObject({ name: "灯" });
  });
});

describe("a form is refused", () => {
  test.each<[string, Part[], object[]]>([
    ["without a file", [{ name: "name", body: "x" }], [{ path: "file", code: "required" }]],
    ["without anything", [], [{ path: "file", code: "required" }]],
    ["with two files", [file, file], [{ path: "file", code: "too_big", maximum: 1 }]],
    [
      "whose file is text",
      [{ name: "file", body: "content" }],
      [{ path: "file", code: "invalid_type" }],
    ],
    [
      "with a file of another name",
      [{ ...file, name: "picture" }],
      [{ path: "picture", code: "unrecognized_keys" }],
    ],
    [
      "with a part without a name",
      [{ body: "x" }, file],
      [{ path: "", code: "unrecognized_keys" }],
    ],
    [
      "with a field that is not known",
      [{ name: "owner_id", body: "x" }, file],
      [{ path: "owner_id", code: "unrecognized_keys" }],
    ],
    [
      "with a field that every object has",
      [{ name: "__proto__", body: "x" }, file],
      [{ path: "__proto__", code: "unrecognized_keys" }],
    ],
    [
      "with a field twice",
      [{ name: "name", body: "x" }, { name: "name", body: "y" }, file],
      [{ path: "name", code: "duplicate" }],
    ],
    [
      "with a field beyond its limit",
      [{ name: "name", body: "123456" }, file],
      [{ path: "name", code: "too_big", maximum: 5 }],
    ],
    [
      "with a field that nobody would write",
      [{ name: "name", body: "x".repeat(9_000) }, file],
      [{ path: "name", code: "too_big", maximum: 8_192 }],
    ],
    [
      "with a field that is no text",
      [{ name: "name", body: new Uint8Array([0xc3, 0x28]) }, file],
      [{ path: "name", code: "invalid_utf8" }],
    ],
  ])("%s", async (_about, parts, problems) => {
    const answer = await send(formOf(...parts));
    expect(answer).toMatchObject({ status: 400, code: "VALIDATION_FAILED" });
    expect(problemsIn(answer)).toEqual(problems);
  });

  test("with more fields than any form has", async () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ name: `f${at}`, body: "x" }));
    expect(await send(formOf(...many, file))).toMatchObject({ code: "VALIDATION_FAILED" });
  });

  test.each<[string, Partial<Sent>, number, string]>([
    ["is JSON", { headers: { "content-type": "application/json" } }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    [
      "is urlencoded",
      { headers: { "content-type": "application/x-www-form-urlencoded" } },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    ["is compressed", { headers: { "content-encoding": "gzip" } }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    [
      "names no boundary",
      { headers: { "content-type": "multipart/form-data;" } },
      400,
      "MALFORMED_REQUEST",
    ],
    [
      "names another boundary",
      { headers: { "content-type": "multipart/form-data; boundary=other" } },
      400,
      "MALFORMED_REQUEST",
    ],
    ["is empty", { body: "" }, 400, "MALFORMED_REQUEST"],
    ["is cut off", { body: formOf(file).subarray(0, -20) }, 400, "MALFORMED_REQUEST"],
    ["breaks off in a header", { body: `--${boundary}\r\nContent-Disp` }, 400, "MALFORMED_REQUEST"],
    [
      "holds a part in base64",
      { body: formOf({ ...file, headers: ["Content-Transfer-Encoding: base64"] }) },
      400,
      "MALFORMED_REQUEST",
    ],
  ])("that %s", async (_about, sent, status, code) => {
    expect(await send(formOf(file), sent)).toMatchObject({ status, code });
  });

  test("with a file that is a byte too large, and by a sender that waits for the end", async () => {
    const large = formOf({ ...file, body: Buffer.alloc(maxBytes + 1) });
    const answer = await send(large);
    expect(answer).toMatchObject({ status: 413, code: "IMPORT_LIMIT_EXCEEDED" });
    expect(problemsIn(answer)).toEqual([{ path: "file", code: "too_big", maximum: maxBytes }]);
    const huge = formOf({ ...file, body: Buffer.alloc(11 * 1_048_576) });
    for (const body of [new Blob([huge]), new Blob([huge]).stream()]) {
      const headers = { "content-type": formType };
      const answered = await fetch(url, { method: "POST", headers, body, duplex: "half" });
      expect(answered.status).toBe(413);
    }
  });

  test("when the sender hangs up", async () => {
    seen.length = 0;
    const { port } = new URL(url);
    const head = `POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${formType}\r\ncontent-length: 5000\r\n\r\n`;
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write(head + formOf(file).toString("latin1", 0, 150), () => socket.destroy());
    });
    await expect.poll(() => seen).toEqual(["MALFORMED_REQUEST"]);
  });
});

describe("many files", () => {
  const parts = ["a", "b", "c"].map((name) => ({ ...file, filename: name, body: `of ${name}` }));

  test("come one after the other", async () => {
    const { body } = await send(formOf(...parts), { path: "/many" });
    const files = ["a", "b", "c"].flatMap((name) => [
      `${name} begins`,
      `${name} ends with f ${name}`,
    ]);
    expect(body).toEqual({ files });
  });

  test("wait with their sender while those before them are dealt with", async () => {
    const many = Array.from({ length: 200 }, (_, at) => ({
      ...file,
      filename: `${at}`,
      body: Buffer.alloc(60_000, at),
    }));
    held.most = 0;
    const body = formOf(...many);
    const answer = await send(body, { path: "/held" });
    expect(answer).toMatchObject({ status: 200, body: { files: 200, bytes: 200 * 60_000 } });
    // Beside those that are begun, what the sockets and streams hold themselves.
    expect(held.most).toBeLessThan(2_000_000);
  });

  test("are refused when there is one too many, none, or too much of them together", async () => {
    const tooMany = await send(formOf(...parts, file), { path: "/many" });
    expect(problemsIn(tooMany)).toEqual([{ path: "file", code: "too_big", maximum: 3 }]);
    const none = await send(formOf({ name: "name", body: "x" }), { path: "/many" });
    expect(problemsIn(none)).toEqual([{ path: "file", code: "required" }]);
    const large = { ...file, body: Buffer.alloc(maxBytes - 1) };
    const body = ReadableStream.from([formOf(...Array.from({ length: 3 }, () => large))]);
    const headers = { "content-type": formType };
    const sent = { method: "POST", headers, body, duplex: "half" as const };
    expect((await fetch(`${url}/many`, sent)).status).toBe(413);
  });
});
