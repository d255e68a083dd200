import type { Character } from "@personaforge/contract/character";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

interface Result<Data> {
  result: { data: Data };
}

const input = (value: unknown) => encodeURIComponent(JSON.stringify(value));

describe("tRPC", () => {
  test("creates and reads", async () => {
    const body = exampleCharacter();
    const made = await api.send<Result<Character>>("POST", "/api/trpc/characters.create", { body });
    const { id } = made.body.result.data;
    const read = await api.send<Result<Character>>(
      "GET",
      `/api/trpc/characters.get?input=${input({ id })}`,
    );
    expect(read.body.result.data).toEqual(made.body.result.data);
  });

  test("answers each call of a batch, with 207 when they differ", async () => {
    const query = `batch=1&input=${input({ 1: { id: "nobody-here" } })}`;
    const answer = await api.send<unknown[]>("GET", `/api/trpc/me.get,characters.get?${query}`);
    expect(answer.status).toBe(207);
    expect(answer.body).toMatchObject([
      { result: { data: { auth: "local" } } },
      { error: { data: { appCode: "NOT_FOUND", httpStatus: 404, code: "NOT_FOUND" } } },
    ]);
  });

  test("carries the same facts about an error as REST", async () => {
    const body = exampleCharacter({ name: "n".repeat(101) });
    const answer = await api.send<{ error: unknown }>("POST", "/api/trpc/characters.create", {
      body,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      message: "Name has 101 characters; the limit is 100.",
      data: {
        code: "BAD_REQUEST",
        httpStatus: 400,
        appCode: "VALIDATION_FAILED",
        requestId: answer.headers.get("x-request-id"),
        fieldErrors: [{ path: "name", maximum: 100 }],
      },
    });
  });

  test.each([
    ["a procedure that does not exist", "GET", "/api/trpc/characters.steal", 404, "NOT_FOUND"],
    [
      "a mutation by GET",
      "GET",
      `/api/trpc/characters.delete?input=${input({})}`,
      405,
      "METHOD_NOT_ALLOWED",
    ],
    ["a query by POST", "POST", "/api/trpc/me.get", 405, "METHOD_NOT_ALLOWED"],
    [
      "11 calls",
      "GET",
      `/api/trpc/${Array(11).fill("me.get").join(",")}?batch=1`,
      413,
      "PAYLOAD_TOO_LARGE",
    ],
    ["broken input", "GET", "/api/trpc/characters.get?input=%7B", 400, "MALFORMED_JSON"],
    ["a name of the prototype", "GET", "/api/trpc/constructor", 404, "NOT_FOUND"],
    ["a subscription by POST", "POST", "/api/trpc/changes.follow", 405, "METHOD_NOT_ALLOWED"],
    [
      "a subscription without an event stream",
      "GET",
      "/api/trpc/changes.follow",
      400,
      "VALIDATION_FAILED",
    ],
    [
      "a stream without the header",
      "POST",
      "/api/trpc/conversations.send",
      400,
      "VALIDATION_FAILED",
    ],
  ])("refuses %s", async (_, method, path, status, code) => {
    const answer = await api.send<{ error: { data: { appCode: string } } }>(method, path);
    expect([answer.status, answer.body.error.data.appCode]).toEqual([status, code]);
  });
});
