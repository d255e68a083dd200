import { expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { askRaw, type Sent } from "../testing/rawHttp.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();
const characters = "/api/v1/characters";
const made = await api.send<{ id: string }>("POST", characters, { body: exampleCharacter() });
const one = `${characters}/${made.body.id}`;
const json = JSON.stringify(exampleCharacter());
// Of a conversation that is not there: these are refused before anybody looks for it.
const messages = "/api/v1/conversations/019a0000-0000-7000-8000-000000000000/messages";
const patch = (body: string): Sent => ({ method: "PATCH", path: one, body });

/** What is sent, and the status and code of the answer. */
type Row = [what: string, sent: Sent, status: number, code: string];

const get = (path: string, headers = {}): Sent => ({ method: "GET", path, headers });
const addresses: Row[] = [
  ["one parameter", get(`${characters}?limit=1`), 200, "OK"],
  ["a parameter twice", get(`${characters}?limit=1&limit=2`), 400, "VALIDATION_FAILED"],
  ["twice, once in escapes", get(`${characters}?limit=1&%6Cimit=1`), 400, "VALIDATION_FAILED"],
  ["an unknown parameter", get(`${characters}?x=1`), 400, "VALIDATION_FAILED"],
  ["a parameter in brackets", get(`${characters}?tag[]=a`), 400, "VALIDATION_FAILED"],
  ["__proto__", get(`${characters}?__proto__=x`), 400, "VALIDATION_FAILED"],
  ["constructor", get(`${characters}?constructor=x`), 400, "VALIDATION_FAILED"],
  ["no name", get(`${characters}?=1`), 400, "VALIDATION_FAILED"],
  ["empty pairs", get(`${characters}?&&limit=1&`), 200, "OK"],
  ["a plus, which is a space", get(`${characters}?limit=+1`), 400, "VALIDATION_FAILED"],
  ["1e1 as a number", get(`${characters}?limit=1e1`), 400, "VALIDATION_FAILED"],
  ["0x1 as a number", get(`${characters}?limit=0x1`), 400, "VALIDATION_FAILED"],
  ["a boolean in capitals", get(`${characters}?trash=TRUE`), 400, "VALIDATION_FAILED"],
  ["half of an escape", get(`${characters}?q=%E`), 400, "INVALID_UTF8"],
  ["an escape of no number", get(`${characters}?q=%zz`), 400, "INVALID_UTF8"],
  ["no UTF-8 in escapes", get(`${characters}?q=%ff`), 400, "INVALID_UTF8"],
  ["overlong UTF-8 in escapes", get(`${characters}?q=%C0%AF`), 400, "INVALID_UTF8"],
  ["a surrogate in escapes", get(`${characters}?q=%ED%A0%80`), 400, "INVALID_UTF8"],
  ["NUL in the query", get(`${characters}?q=%00`), 400, "VALIDATION_FAILED"],
  ["a cursor of nonsense", get(`${characters}?cursor=%00`), 400, "INVALID_CURSOR"],
  ["NUL in the path", get(`${one}%00`), 400, "VALIDATION_FAILED"],
  ["no UTF-8 in the path", get(`${characters}/%ff`), 400, "INVALID_UTF8"],
  ["no UTF-8 in the path of a chat", get("/api/v1/conversations/%ff"), 400, "INVALID_UTF8"],
  ["no UTF-8 in a procedure's name", get("/api/trpc/%ff"), 400, "INVALID_UTF8"],
  ["a slash in escapes", get(`${characters}/a%2Fb`), 400, "VALIDATION_FAILED"],
  ["dots in escapes", get(`${characters}/%2e%2e`), 400, "VALIDATION_FAILED"],
  ["dots", get(`${characters}/../health`), 404, "NOT_FOUND"],
  ["a double slash", get("/api/v1//characters"), 404, "NOT_FOUND"],
  ["the id a second time", get(`${one}?id=other`), 400, "VALIDATION_FAILED"],
  [
    "the id of a conversation in the body too",
    { method: "POST", path: messages, body: '{"text":"Hi","conversation_id":"b"}' },
    400,
    "VALIDATION_FAILED",
  ],
  [
    "a query on a message",
    { method: "POST", path: `${messages}?text=Hi`, body: '{"text":"Hi"}' },
    400,
    "VALIDATION_FAILED",
  ],
  ["the id in the body too", patch('{"id":"other"}'), 400, "VALIDATION_FAILED"],
  [
    "a query on what changes something",
    { method: "POST", path: `${characters}?is_public=true`, body: json },
    400,
    "VALIDATION_FAILED",
  ],
];

const methods: Row[] = [
  ["TRACE", { ...get(characters), method: "TRACE" }, 405, "METHOD_NOT_ALLOWED"],
  ["OPTIONS", { ...get(one), method: "OPTIONS" }, 405, "METHOD_NOT_ALLOWED"],
  ["PROPFIND", { ...get(characters), method: "PROPFIND" }, 405, "METHOD_NOT_ALLOWED"],
  ["QUERY", { ...get(characters), method: "QUERY" }, 405, "METHOD_NOT_ALLOWED"],
  ["PUT to tRPC", { ...get("/api/trpc/me.get"), method: "PUT" }, 405, "METHOD_NOT_ALLOWED"],
  ["DELETE in a header", get(one, { "x-http-method-override": "DELETE" }), 200, "OK"],
  ["DELETE in another header", get(one, { "x-method-override": "DELETE" }), 200, "OK"],
  ["DELETE in the query", get(`${one}?_method=DELETE`), 400, "VALIDATION_FAILED"],
  [
    "DELETE in a body",
    { method: "POST", path: characters, body: '{"_method":"DELETE"}' },
    400,
    "VALIDATION_FAILED",
  ],
  ["a body on GET", { method: "GET", path: one, body: '{"id":"x"}' }, 200, "OK"],
  [
    "a body on DELETE",
    { method: "DELETE", path: one, body: '{"is_public":true}' },
    400,
    "VALIDATION_FAILED",
  ],
];

const keyed = (key: string): Sent => ({
  method: "POST",
  path: characters,
  body: json,
  headers: { "idempotency-key": key },
});
const matching = (tag: string): Sent => ({ ...patch("{}"), headers: { "if-match": tag } });
const headers: Row[] = [
  ["If-Match without quotes", matching("1"), 412, "PRECONDITION_FAILED"],
  ["a weak If-Match", matching('W/"1-v1"'), 412, "PRECONDITION_FAILED"],
  ["two tags in If-Match", matching('"1-v1", "2-v1"'), 412, "PRECONDITION_FAILED"],
  ["an If-Match of 1 kB", matching(`"${"1".repeat(1_000)}"`), 412, "PRECONDITION_FAILED"],
  ["an If-Match that is binary", matching('"\xff\xfe"'), 412, "PRECONDITION_FAILED"],
  ["an empty If-Match", matching(""), 412, "PRECONDITION_FAILED"],
  ["If-None-Match of anything", get(one, { "if-none-match": "\xff, ,W/" }), 200, "OK"],
  ["an empty Idempotency-Key", keyed(""), 400, "VALIDATION_FAILED"],
  ["a key of 256 characters", keyed("k".repeat(256)), 400, "VALIDATION_FAILED"],
  ["a key that is binary", keyed("\xff\x80"), 201, "OK"],
  ["a key with a tab", keyed("a\tb"), 201, "OK"],
  ["Authorization of garbage", get(one, { authorization: "\xff Bearer =" }), 200, "OK"],
  ["cookies of garbage", get(one, { cookie: "a; =b; __proto__=1; \xff=%ff;;" }), 200, "OK"],
];

test.each([...addresses, ...methods, ...headers])("%s", async (_what, sent, ...expected) => {
  const answer = await askRaw(api.url, sent);
  const { status, code, body } = answer;
  expect([status, code], JSON.stringify(body)).toEqual(expected);
  // RFC 9110, 15.5.6.
  if (status === 405) expect(answer.headers["allow"]).toMatch(/[A-Z]/);
});
