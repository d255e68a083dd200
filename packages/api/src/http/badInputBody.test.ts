import { limits } from "@personaforge/contract/limits";
import { expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { askRaw, type Sent } from "../testing/rawHttp.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();
const characters = "/api/v1/characters";
const made = await api.send<{ id: string }>("POST", characters, { body: exampleCharacter() });
const one = `${characters}/${made.body.id}`;

/** What is sent, and the status and code of the answer. */
type Row = [what: string, sent: Sent | string | Buffer, status: number, code: string];

const good = exampleCharacter();
/** A body that would be taken, with this JSON as one more field. */
const withField = (field: string) => `${JSON.stringify(good).slice(0, -1)},${field}}`;
const withText = (text: string) => withField(`"tagline":"${text}"`);
const json = JSON.stringify(good);
const typed = (type: string): Sent => ({
  method: "POST",
  path: characters,
  body: json,
  headers: { "content-type": type },
});
const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

const bodies: Row[] = [
  ["a field twice", withField('"name":"B"'), 400, "MALFORMED_JSON"],
  ["a field twice, once in escapes", withField('"n\\u0061me":"B"'), 400, "MALFORMED_JSON"],
  ["a field twice, deep inside", withField('"x":[{"y":[{"z":1,"z":1}]}]'), 400, "MALFORMED_JSON"],
  ["an empty name twice", '{"":1,"":2}', 400, "MALFORMED_JSON"],
  ["__proto__ twice", '{"__proto__":1,"__proto__":2}', 400, "MALFORMED_JSON"],
  ["the same name in two objects", '{"a":{"c":1},"b":{"c":1}}', 400, "VALIDATION_FAILED"],
  ["__proto__", withField('"__proto__":{"polluted":1}'), 400, "VALIDATION_FAILED"],
  ["constructor", withField('"constructor":{"prototype":{}}'), 400, "VALIDATION_FAILED"],
  ["prototype", withField('"prototype":{"polluted":1}'), 400, "VALIDATION_FAILED"],
  ["__proto__ with what is missing", '{"__proto__":{"name":"A"}}', 400, "VALIDATION_FAILED"],
  ["an unknown field", withField('"id":1'), 400, "VALIDATION_FAILED"],
  ["nothing", "", 400, "VALIDATION_FAILED"],
  ["null", "null", 400, "VALIDATION_FAILED"],
  ["a list", "[]", 400, "VALIDATION_FAILED"],
  ["a text", '"text"', 400, "VALIDATION_FAILED"],
  ["only spaces", "  ", 400, "MALFORMED_JSON"],
  ["half of an object", '{"name":', 400, "MALFORMED_JSON"],
  ["two objects", "{}{}", 400, "MALFORMED_JSON"],
  ["a comma too many", '{"name":"A",}', 400, "MALFORMED_JSON"],
  ["a comment", '{/**/"name":"A"}', 400, "MALFORMED_JSON"],
  ["NaN", withField('"version":NaN'), 400, "MALFORMED_JSON"],
  ["Infinity", withField('"version":-Infinity'), 400, "MALFORMED_JSON"],
  ["an open text that ends in a backslash", '{"name":"A\\', 400, "MALFORMED_JSON"],
  ["a name with a broken escape", '{"\\q":1}', 400, "MALFORMED_JSON"],
  ["brackets that only close", "}}]]", 400, "MALFORMED_JSON"],
  ["64 levels", nested(64), 400, "VALIDATION_FAILED"],
  ["65 levels", nested(65), 400, "JSON_TOO_DEEP"],
  ["half a million levels", "[".repeat(500_000), 400, "JSON_TOO_DEEP"],
  ["a control character in a text", withText("\u0001"), 400, "MALFORMED_JSON"],
  ["NUL in an escape", withText("\\u0000"), 400, "VALIDATION_FAILED"],
  ["NUL as a byte", withText("\0"), 400, "MALFORMED_JSON"],
  ["a high surrogate alone", withText("a\\ud800"), 400, "VALIDATION_FAILED"],
  ["a low surrogate alone", withText("\\udc00a"), 400, "VALIDATION_FAILED"],
  ["surrogates the wrong way round", withText("\\udc00\\ud800"), 400, "VALIDATION_FAILED"],
  ["a surrogate pair in escapes", withText("\\ud83d\\ude00"), 201, "OK"],
  ["a surrogate in a name", withField('"\\ud800":1'), 400, "VALIDATION_FAILED"],
  ["a byte order mark before the JSON", `\ufeff${json}`, 201, "OK"],
  ["two byte order marks", `\ufeff\ufeff${json}`, 400, "MALFORMED_JSON"],
  ["UTF-16", Buffer.from(json, "utf16le"), 400, "MALFORMED_JSON"],
  ["a byte that is no UTF-8", Buffer.from(withText("\xff"), "latin1"), 400, "INVALID_UTF8"],
  ["overlong UTF-8", Buffer.from(withText("\xc0\xaf"), "latin1"), 400, "INVALID_UTF8"],
  ["a surrogate in UTF-8", Buffer.from(withText("\xed\xa0\x80"), "latin1"), 400, "INVALID_UTF8"],
  ["UTF-8 that is cut off", Buffer.from([0x22, 0xe2, 0x82]), 400, "INVALID_UTF8"],
  ["1 MiB", " ".repeat(limits.jsonBytes - 2) + "{}", 400, "VALIDATION_FAILED"],
  ["1 MiB and a byte", " ".repeat(limits.jsonBytes - 1) + "{}", 413, "PAYLOAD_TOO_LARGE"],
];

const types: Row[] = [
  ["application/json", typed("application/json"), 201, "OK"],
  ["in capitals, with a charset", typed('Application/JSON; Charset="UTF-8"'), 201, "OK"],
  ["with another parameter", typed("application/json;profile=x"), 201, "OK"],
  ["no type", { ...typed(""), headers: { "content-type": "" } }, 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["text", typed("text/plain"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["a form", typed("application/x-www-form-urlencoded"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["parts", typed("multipart/form-data; boundary=x"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["bytes", typed("application/octet-stream"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["one that begins the same", typed("application/jsonp"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["two types", typed("application/json, text/plain"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["Latin 1", typed("application/json; charset=latin1"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["UTF-16", typed("application/json;charset=utf-16"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  [
    "two charsets",
    typed("application/json;charset=utf-8;charset=utf-16"),
    415,
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  [
    "gzip",
    { ...typed("application/json"), headers: { "content-encoding": "gzip" } },
    415,
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  [
    "identity",
    { ...typed("application/json"), headers: { "content-encoding": "identity" } },
    201,
    "OK",
  ],
  ["a form, and no body", { ...typed("text/plain"), body: "" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
];

const patch = (body: string): Sent => ({ method: "PATCH", path: one, body });
const put = (version: string): Sent => ({
  method: "PUT",
  path: `${one}/labels/staging`,
  body: `{"version":${version}}`,
});
const numbers: Row[] = [
  ["1e400", put("1e400"), 400, "VALIDATION_FAILED"],
  ["1.5", put("1.5"), 400, "VALIDATION_FAILED"],
  ["-0", put("-0"), 400, "VALIDATION_FAILED"],
  ["2^53", put("9007199254740992"), 400, "VALIDATION_FAILED"],
  ["40 digits", put("1".repeat(40)), 400, "VALIDATION_FAILED"],
  ["as text", put('"1"'), 400, "VALIDATION_FAILED"],
  ["1e0", put("1e0"), 200, "OK"],
  ["-0 as a revision", patch('{"expected_revision":-0}'), 412, "PRECONDITION_FAILED"],
];

const sentTo = (sent: Sent | string | Buffer): Sent =>
  typeof sent === "string" || Buffer.isBuffer(sent)
    ? { method: "POST", path: characters, body: sent }
    : sent;

test.each([...bodies, ...types, ...numbers])("%s", async (_what, sent, ...expected) => {
  const { status, code, body } = await askRaw(api.url, sentTo(sent));
  expect([status, code], JSON.stringify(body)).toEqual(expected);
});

test("names what is there twice, and what is unknown", async () => {
  const twice = await askRaw(api.url, sentTo('{"name":"A","name":"B"}'));
  expect(twice.body).toMatchObject({
    detail: 'The body has an object with two fields named "name".',
  });
  const unknown = await askRaw(api.url, sentTo(withField('"__proto__":1')));
  expect(unknown.body).toMatchObject({ errors: [{ path: "__proto__" }] });
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("polluted");
});
