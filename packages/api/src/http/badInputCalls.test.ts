import { expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { askRaw, type Sent } from "../testing/rawHttp.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();
const characters = "/api/v1/characters";
const made = await api.send<{ id: string }>("POST", characters, { body: exampleCharacter() });
const json = JSON.stringify(exampleCharacter());
const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

/** What is sent, and the status and code of the answer. */
type Row = [what: string, sent: Sent, status: number, code: string];

const get = (path: string): Sent => ({ method: "GET", path });
const call = (names: string, query: string): Sent => get(`/api/trpc/${names}?${query}`);
const input = (value: string) => `input=${encodeURIComponent(value)}`;
const batch = (value: string) => `batch=1&${input(value)}`;
const many = (count: number) => Array<string>(count).fill("me.get").join(",");
const sendBatch = (names: string, body: string): Sent => ({
  method: "POST",
  path: `/api/trpc/${names}?batch=1`,
  body,
});
const update = (name: string) => `{"id":"${made.body.id}","tagline":"${name}"}`;
const calls: Row[] = [
  ["65 levels", call("characters.get", input(nested(65))), 400, "JSON_TOO_DEEP"],
  ["a field twice", call("characters.get", input('{"id":1,"id":2}')), 400, "MALFORMED_JSON"],
  ["no JSON", call("characters.get", input("{")), 400, "MALFORMED_JSON"],
  ["an empty input", call("me.get", "input="), 400, "MALFORMED_JSON"],
  ["no input", call("characters.get", ""), 400, "VALIDATION_FAILED"],
  ["NUL", call("characters.get", input('{"id":"\\u0000"}')), 400, "VALIDATION_FAILED"],
  ["a surrogate", call("gallery.search", input('{"q":"\\ud800"}')), 400, "VALIDATION_FAILED"],
  ["the input twice", call("me.get", "input=1&input=2"), 400, "VALIDATION_FAILED"],
  ["an unknown parameter", call("me.get", "x=1"), 400, "VALIDATION_FAILED"],
  [
    "the input of a POST in its query",
    { method: "POST", path: `/api/trpc/characters.create?${input(json)}` },
    400,
    "VALIDATION_FAILED",
  ],
  ["a batch of 2 that is not marked", call("me.get,me.get", ""), 404, "NOT_FOUND"],
  ["batch=0", call("me.get", "batch=0"), 400, "VALIDATION_FAILED"],
  ["batch twice", call("me.get", "batch=1&batch=1"), 400, "VALIDATION_FAILED"],
  ["10 calls", call(many(10), "batch=1"), 200, "OK"],
  ["11 calls", call(many(11), "batch=1"), 413, "PAYLOAD_TOO_LARGE"],
  [
    "11 calls in escapes",
    call(many(11).replaceAll(",", "%2C"), "batch=1"),
    413,
    "PAYLOAD_TOO_LARGE",
  ],
  [
    "11 changes",
    sendBatch(Array(11).fill("characters.create").join(","), "{}"),
    413,
    "PAYLOAD_TOO_LARGE",
  ],
  ["an empty name in a batch", call("me.get,", "batch=1"), 207, "NOT_FOUND"],
  ["only empty names", call(",,", "batch=1"), 404, "NOT_FOUND"],
  ["no name", call("", ""), 404, "NOT_FOUND"],
  [
    "a batch with a hole",
    call("me.get,characters.get", batch('{"0":null}')),
    207,
    "VALIDATION_FAILED",
  ],
  ["a list as the input of a batch", call("me.get", batch("[1]")), 400, "VALIDATION_FAILED"],
  ["a text as the input of a batch", call("me.get", batch('"ab"')), 400, "VALIDATION_FAILED"],
  ["null as the input of a batch", call("me.get", batch("null")), 400, "VALIDATION_FAILED"],
  ["a place that is not called", call("me.get", batch('{"1":{}}')), 400, "VALIDATION_FAILED"],
  ["a place that is no number", call("me.get", batch('{"length":1}')), 400, "VALIDATION_FAILED"],
  [
    "__proto__ as a place",
    call("me.get", batch('{"__proto__":{"0":1}}')),
    400,
    "VALIDATION_FAILED",
  ],
  ["names of the prototype", call("__proto__,toString", "batch=1"), 404, "NOT_FOUND"],
  ["a half of a name", call("characters", ""), 404, "NOT_FOUND"],
  ["a name that goes on", call("characters.get.then", ""), 404, "NOT_FOUND"],
  [
    "the same change twice",
    sendBatch("characters.update,characters.update", `{"0":${update("A")},"1":${update("B")}}`),
    200,
    "OK",
  ],
];

test.each(calls)("%s", async (_what, sent, ...expected) => {
  const { status, code, body } = await askRaw(api.url, sent);
  expect([status, code], JSON.stringify(body)).toEqual(expected);
});
