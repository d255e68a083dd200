import type { Server } from "node:http";
import { connect } from "node:net";
import { problem } from "@personaforge/contract/errors";
import { expect, test } from "vitest";
import { sendRaw } from "../testing/rawHttp.ts";
import { startServer } from "../testing/startServer.ts";
import { testApi } from "../testing/testApi.ts";
import { createHttpServer } from "./httpServer.ts";

const { api } = await testApi();
const timeouts = {
  headersTimeout: 300,
  requestTimeout: 600,
  connectionsCheckingInterval: 50,
  stuckTimeout: 400,
};
const url = await startServer(
  createHttpServer(
    {
      begin: (_request, response) => response.setHeader("x-begun", "yes"),
      answer: (request, response) =>
        void api.handle(request, response).then((done) => done || response.end("page")),
    },
    timeouts,
  ),
);

const host = new URL(url).host;
const characters = "/api/v1/characters";
/** A request with these lines of headers after Host. */
const get = (target: string, ...lines: string[]) => request("GET", target, ...lines);
const post = (...lines: string[]) =>
  request("POST", characters, "Content-Type: application/json", ...lines);

function request(method: string, target: string, ...lines: string[]): string {
  return [`${method} ${target} HTTP/1.1`, `Host: ${host}`, ...lines, "", ""].join("\r\n");
}

const chunked = "Transfer-Encoding: chunked";
const inside = get("/healthz");
const many = (count: number) => Array.from({ length: count }, (_, index) => `X-${index}: 1`);
const latin1 = (text: string) => Buffer.from(text, "latin1");

/** All of these are 400 MALFORMED_REQUEST, and the connection ends: nothing that follows is a request. */
const malformed: [what: string, sent: string | Buffer][] = [
  ["no HTTP", "\x16\x03\x01\x02\x00\r\n\r\n"],
  ["an unknown method", request("STEAL", "/healthz")],
  ["a method in small letters", request("get", "/healthz")],
  ["HTTP/1.2", get("/healthz").replace("1.1", "1.2")],
  ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["lines that end in LF", get("/healthz").replaceAll("\r", "")],
  ["NUL in the path", get("/api/v1/\0")],
  ["a byte that is no ASCII in the path", latin1(get("/api/v1/\xff"))],
  ["UTF-8 in the path", Buffer.from(get("/api/v1/é"))],
  ["a space in the path", get("/api/v1/a b")],
  ["a header without a colon", get("/healthz", "Xa")],
  ["a header without a name", get("/healthz", ": a")],
  ["a space before the colon", get("/healthz", "X : a")],
  ["NUL in a header", get("/healthz", "X: a\0b")],
  ["CR in a header", get("/healthz", "X: a\rb")],
  ["a folded header", get("/healthz", "X: a", " b")],
  ["no Host", "GET /healthz HTTP/1.1\r\n\r\n"],
  ["two Hosts", get("/healthz", "Host: evil.example")],
  ["the same Host twice", get("/healthz", `host: ${host}`)],
  ["two keys", get("/healthz", "Authorization: a", "authorization: b")],
  ["two types", post("content-type: text/plain") + inside],
  ["Idempotency-Key twice", post("Idempotency-Key: a", "Idempotency-Key: b")],
  ["a target of another host", get("http://evil.example/healthz")],
  ["an https target", get(`https://${host}/healthz`)],
  ["a target without a slash", get("healthz")],
  ["OPTIONS *", request("OPTIONS", "*")],
  ["a length twice", post("Content-Length: 1", "Content-Length: 1") + "a"],
  ["two lengths", post("Content-Length: 1, 2") + "a"],
  ["a negative length", post("Content-Length: -1")],
  ["a length with a sign", post("Content-Length: +2") + "{}"],
  ["a length in hex", post("Content-Length: 0x2") + "{}"],
  ["a length past 2^64", post(`Content-Length: ${"9".repeat(20)}`)],
  ["length and chunks", post("Content-Length: 6", chunked) + `0\r\n\r\n${inside}`],
  ["chunks and length", post(chunked, "Content-Length: 6") + `0\r\n\r\n${inside}`],
  ["a coding that is unknown", post("Transfer-Encoding: xchunked") + `0\r\n\r\n${inside}`],
  ["a coding after chunks", post(`${chunked}, gzip`) + `0\r\n\r\n${inside}`],
  ["chunks twice", post(chunked, chunked) + `0\r\n\r\n${inside}`],
  ["a chunk's size that is none", post(chunked) + `zz\r\n{}\r\n0\r\n\r\n${inside}`],
  ["a chunk's size past 2^64", post(chunked) + `${"f".repeat(17)}\r\n`],
  ["a chunk longer than it says", post(chunked) + `1\r\n{}\r\n0\r\n\r\n${inside}`],
];

/** What goes over the wire, and the statuses that come back, in order; then the code of the last. */
type Row = [what: string, sent: string | Buffer, statuses: number[], code: string];

/** The connection ends after these too. */
const ending: Row[] = [
  ["CONNECT", request("CONNECT", "evil.example:80") + inside, [405], "METHOD_NOT_ALLOWED"],
  ["an address of 20 kB", get(`/${"a".repeat(20_000)}`), [431], "HEADERS_TOO_LARGE"],
  ["a header of 20 kB", get("/healthz", `X: ${"a".repeat(20_000)}`), [431], "HEADERS_TOO_LARGE"],
  ["101 headers", get("/healthz", ...many(100)), [431], "HEADERS_TOO_LARGE"],
  ["3,000 headers", get("/healthz", "a:\r\n".repeat(3_000) + "b:"), [431], "HEADERS_TOO_LARGE"],
  [
    "20 kB of chunk extensions",
    post(chunked) + `2;${"a".repeat(20_000)}\r\n{}\r\n`,
    [413],
    "PAYLOAD_TOO_LARGE",
  ],
  [
    "20 kB of trailers",
    post(chunked) + `2\r\n{}\r\n0\r\nX: ${"a".repeat(20_000)}\r\n\r\n`,
    [431],
    "HEADERS_TOO_LARGE",
  ],
  [
    "an expectation that is unknown",
    post("Expect: the worst", "Content-Length: 0"),
    [417],
    "EXPECTATION_FAILED",
  ],
  [
    "1 MiB and a byte in chunks",
    post(chunked) + `100001\r\n${" ".repeat(0x10_0001)}\r\n`,
    [413],
    "PAYLOAD_TOO_LARGE",
  ],
  ["a length of 1 TB", post("Content-Length: 1000000000000"), [413], "PAYLOAD_TOO_LARGE"],
  ["a request, then none", inside + "BAD\x01\r\n\r\n", [200, 400], "MALFORMED_REQUEST"],
  [
    "a body longer than it says",
    post("Content-Length: 2") + "{}{}",
    [400, 400],
    "MALFORMED_REQUEST",
  ],
  ["headers that do not end", "GET /healthz HTTP/1.1\r\nHo", [408], "REQUEST_TIMEOUT"],
  ["a body that does not end", post("Content-Length: 9") + "{", [408], "REQUEST_TIMEOUT"],
  ["chunks that do not end", post(chunked) + "1\r\n{\r\n", [408], "REQUEST_TIMEOUT"],
  ["HTTP/1.0", `GET /healthz HTTP/1.0\r\nHost: ${host}\r\n\r\n`, [200], "OK"],
  ["HTTP/1.0 without a Host", "GET /healthz HTTP/1.0\r\n\r\n", [421], "HOST_REJECTED"],
  ["HTTP/0.9", "GET /healthz\r\n\r\n", [421], "HOST_REJECTED"],
  ["a body on GET that does not come", get("/healthz", "Content-Length: 9"), [200], "OK"],
  [
    "a body on GET, and what follows",
    get("/healthz", "Content-Length: 2") + `{}${inside}`,
    [200],
    "OK",
  ],
];

/** The connection goes on after these. */
const taken: Row[] = [
  ["the whole address", get(`http://${host}/healthz`), [200], "OK"],
  ["the whole address in capitals", get(`HTTP://${host.toUpperCase()}/healthz`), [200], "OK"],
  ["empty lines first", `\r\n\r\n${inside}`, [200], "OK"],
  ["100 headers", get("/healthz", ...many(99)), [200], "OK"],
  ["an upgrade to HTTP/2", get("/healthz", "Connection: Upgrade", "Upgrade: h2c"), [200], "OK"],
  ["three at once", inside.repeat(3), [200, 200, 200], "OK"],
  [
    "a body in chunks",
    post(chunked) + "1\r\n{\r\n1;a=b\r\n}\r\n0\r\n\r\n",
    [400],
    "VALIDATION_FAILED",
  ],
  [
    "trailers",
    post(chunked) + "2\r\n{}\r\n0\r\nHost: evil.example\r\n\r\n",
    [400],
    "VALIDATION_FAILED",
  ],
  [
    "100-continue",
    post("Expect: 100-continue", "Content-Length: 2") + "{}",
    [100, 400],
    "VALIDATION_FAILED",
  ],
];

async function outcome(sent: string | Buffer, patience: number) {
  const { answers, closed } = await sendRaw(url, sent, patience);
  const last = answers.at(-1);
  const statuses = answers.map(({ status }) => status);
  if (last === undefined || last.status < 400) return { statuses, closed, code: "OK" };
  const { code, status, request_id: id } = problem.parse(last.body);
  expect([last.status, last.headers["x-request-id"]]).toEqual([status, id]);
  expect(last.headers["content-type"]).toBe("application/problem+json");
  return { statuses, closed, code };
}

test.concurrent.each(malformed)("%s, 400 and the connection ends", async (_what, sent) => {
  const expected = { statuses: [400], closed: true, code: "MALFORMED_REQUEST" };
  expect(await outcome(sent, 3_000)).toEqual(expected);
});
test.concurrent.each(ending)("%s, and the connection ends", async (_what, sent, statuses, code) => {
  expect(await outcome(sent, 3_000)).toEqual({ statuses, closed: true, code });
});
test.concurrent.each(taken)(
  "%s, and the connection goes on",
  async (_what, sent, statuses, code) => {
    expect(await outcome(sent, 400)).toEqual({ statuses, closed: false, code });
  },
);

test("what is begun sees every request that could be read, and nobody else", async () => {
  const twice = await sendRaw(url, get("/healthz", "Host: evil.example"));
  expect(twice.answers[0]?.headers["x-begun"]).toBe("yes");
  const none = await sendRaw(url, "no HTTP\r\n\r\n");
  expect(none.answers[0]?.headers["x-begun"]).toBeUndefined();
});

test("an answer that nobody takes is let go, and one in the making is not", async () => {
  const slow = createHttpServer(
    {
      begin: () => undefined,
      answer: ({ url: path }, response) =>
        path === "/long"
          ? void response.end("x".repeat(50_000_000))
          : void setTimeout(() => response.end("thought about"), 1_500),
    },
    timeouts,
  );
  const address = await startServer(slow);
  expect(
    await (await fetch(`${address}/thinking`, { headers: { connection: "close" } })).text(),
  ).toBe("thought about");
  const { port } = new URL(address);
  const reader = connect(Number(port), "127.0.0.1", () => reader.write(get("/long")));
  reader.on("error", () => undefined).pause();
  await expect.poll(() => connectionsOf(slow)).toBe(1);
  await expect.poll(() => connectionsOf(slow)).toBe(0);
  reader.destroy();
});

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
}
