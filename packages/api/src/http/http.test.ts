import { request } from "node:http";
import type { Character } from "@personaforge/contract/character";
import { limits } from "@personaforge/contract/limits";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

const characters = "/api/v1/characters";

function post(body: string | object, headers: Record<string, string> = {}) {
  return api.send("POST", characters, { body, headers });
}

/** fetch sets Host and forbids some headers, so these go through node:http. */
function raw(headers: Record<string, string>, path = "/healthz", method = "GET"): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(api.url + path, { method, headers }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject).end();
  });
}

describe("bodies", () => {
  test.each([
    ["broken JSON", '{"name":', 400, "MALFORMED_JSON"],
    ["a body that is no object", "[]", 400, "VALIDATION_FAILED"],
    ["65 levels", '{"a":'.repeat(65) + "1" + "}".repeat(65), 400, "JSON_TOO_DEEP"],
    [
      "more than 1 MiB",
      JSON.stringify({ name: "x".repeat(limits.jsonBytes) }),
      413,
      "PAYLOAD_TOO_LARGE",
    ],
  ])("with %s are refused", async (_, body, status, code) => {
    const answer = await post(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test("that are wrong in 10,000 places name 100 and count the rest", async () => {
    const wrong = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`x${index}`, 1]),
    );
    const answer = await post({ ...exampleCharacter(), ...wrong });
    expect(answer.body.errors).toHaveLength(100);
    expect(answer.body.detail).toContain("and 9999 more");
  });

  test("with 64 levels are read, and brackets in text do not count", async () => {
    const deep = JSON.parse('{"a":'.repeat(63) + "1" + "}".repeat(63)) as object;
    expect((await post({ ...exampleCharacter(), deep })).body.errors[0]?.code).toBe(
      "unrecognized_keys",
    );
    const name = `${"[{".repeat(40)}\\"`;
    expect((await post(exampleCharacter({ name }))).status).toBe(201);
  });

  test("that are not UTF-8 are refused", async () => {
    const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const headers = { "content-type": "application/json" };
    const answer = await fetch(api.url + characters, { method: "POST", headers, body });
    expect(await answer.json()).toMatchObject({ code: "INVALID_UTF8", status: 400 });
    const address = await api.send("GET", `${characters}?q=%ff`);
    expect(address.body.code).toBe("INVALID_UTF8");
  });

  test("of another type are refused", async () => {
    const answer = await post("name=x", { "content-type": "application/x-www-form-urlencoded" });
    expect([answer.status, answer.body.code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
  });
});

describe("lists", () => {
  const year0 = Buffer.from(
    JSON.stringify(["0000-01-01T00:00:00Z", "019a0000-0000-7000-8000-000000000000"]),
  ).toString("base64url");

  test.each([
    ["a NUL in a tag", "gallery/characters?tag=%00", 400, "VALIDATION_FAILED"],
    ["a NUL in my tag", "characters?tag=a%00", 400, "VALIDATION_FAILED"],
    ["a NUL in a search", "gallery/characters?q=a%00", 400, "VALIDATION_FAILED"],
    ["a cursor of the year 0", `gallery/characters?cursor=${year0}`, 400, "INVALID_CURSOR"],
  ])("refuse %s", async (_, path, status, code) => {
    const answer = await api.send("GET", `/api/v1/${path}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test("find nothing for a query without a word", async () => {
    await post(exampleCharacter({ is_public: true }));
    for (const list of ["characters", "gallery/characters"]) {
      const answer = await api.send<{ items: [] }>(
        "GET",
        `/api/v1/${list}?q=${encodeURIComponent("🐉")}`,
      );
      expect(answer.body.items).toEqual([]);
    }
  });
});

describe("addresses", () => {
  test("that do not exist are 404, and other methods 405 with Allow", async () => {
    expect((await api.send("GET", "/api/v1/nothing")).body.code).toBe("NOT_FOUND");
    expect((await api.send("GET", "/api/nothing")).body.code).toBe("NOT_FOUND");
    const answer = await api.send("PUT", characters);
    expect([answer.status, answer.body.code]).toEqual([405, "METHOD_NOT_ALLOWED"]);
    expect(answer.headers.get("allow")).toBe("POST, GET");
  });

  test("/characters is the API's to programs and the web app's to browsers", async () => {
    const json = await api.send("GET", "/characters", { headers: { accept: "application/json" } });
    expect(json.status).toBe(200);
    const html = await api.send("GET", "/characters", { headers: { accept: "text/html" } });
    expect(html.body).toBe("page");
  });

  test("that are only read refuse every other method", async () => {
    for (const path of ["/healthz", "/readyz", "/openapi.json", "/api/trpc/me.get"]) {
      expect((await api.send("DELETE", path)).status, path).toBe(405);
    }
  });

  test("/healthz and /readyz answer", async () => {
    expect((await api.send("GET", "/healthz")).body).toEqual({ status: "ok" });
    expect((await api.send("GET", "/readyz")).body).toMatchObject({ database: "ok" });
  });
});

describe("pages of others", () => {
  const here = () => new URL(api.url).host;

  test.each([
    ["a rebinding host name", { host: "evil.example" }, 421],
    ["a host that only begins like ours", { host: "localhost.evil.example" }, 421],
    ["the configured host name", { host: "characters.example.org" }, 200],
    ["another port's page", { origin: "http://localhost:1" }, 403],
    ["a sandboxed page", { origin: "null" }, 403],
    ["another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }, 403],
    ["our own page", { "sec-fetch-site": "same-origin" }, 200],
  ])("%s gets %o → %i", async (_, headers, status) => {
    expect(await raw({ host: here(), ...headers })).toBe(status);
  });

  test("may be followed to ours by a link, and change nothing", async () => {
    const visit = {
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": "navigate",
      "sec-fetch-dest": "document",
    };
    expect(await raw({ host: here(), ...visit })).toBe(200);
    expect(await raw({ host: here(), ...visit }, characters, "POST")).toBe(403);
    const made = await api.send<Character>("POST", characters, { body: exampleCharacter() });
    const headers = { host: here(), origin: "https://evil.example" };
    expect(await raw(headers, `${characters}/${made.body.id}`, "DELETE")).toBe(403);
    expect((await api.send("GET", `${characters}/${made.body.id}`)).status).toBe(200);
  });
});

describe("Idempotency-Key", () => {
  test("makes 20 parallel creates one character, with one answer", async () => {
    const headers = { "idempotency-key": "parallel" };
    const body = exampleCharacter({ name: "Once", tags: ["idempotent"] });
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(body, headers)));
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true);
    const again = await post(body, headers);
    expect(again.body).toEqual(answers.find(({ status }) => status === 201)?.body);
    const made = await api.send<{ items: unknown[] }>("GET", `${characters}?tag=idempotent`);
    expect(made.body.items).toHaveLength(1);
  });

  test("is refused for another request, and not spent by a refused one", async () => {
    const headers = { "idempotency-key": "reused" };
    expect((await post({ name: "" }, headers)).status).toBe(400);
    expect((await post(exampleCharacter(), headers)).status).toBe(201);
    const other = await post(exampleCharacter({ name: "Other" }), headers);
    expect([other.status, other.body.code]).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
    const long = await post(exampleCharacter(), { "idempotency-key": "k".repeat(256) });
    expect(long.body.errors).toMatchObject([{ path: "Idempotency-Key", maximum: 255 }]);
  });

  test("does not let nobody in", async () => {
    const headers = { "idempotency-key": "nobody" };
    const body = exampleCharacter();
    const answer = await api.send("POST", characters, { body, headers, as: "anonymous" });
    expect([answer.status, answer.body.code]).toEqual([401, "UNAUTHENTICATED"]);
  });

  test("belongs to whoever sent it", async () => {
    const headers = { "idempotency-key": "mine" };
    const body = exampleCharacter();
    const mine = await api.send<Character>("POST", characters, { body, headers });
    const theirs = await api.send<Character>("POST", characters, { body, headers, as: "stranger" });
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });
});
