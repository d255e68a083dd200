import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
}

describe("/openapi.json", () => {
  test("is accepted by a validator and says what is sent", async () => {
    const { body } = await api.send<Document>("GET", "/openapi.json");
    const result = await new Validator().validate({ ...structuredClone(body) });
    expect(result).toMatchObject({ valid: true });
    expect(body.openapi).toMatch(/^3\.1/);
    const characters = body.paths["/characters"];
    expect(Object.keys(characters?.["post"]?.responses ?? {})).toEqual(["201", "default"]);
    const versions = body.paths["/characters/{id}/versions"]?.["post"]?.responses ?? {};
    expect(Object.keys(versions)).toEqual(["200", "201", "default"]);
    const one = body.paths["/characters/{id}"];
    expect(Object.keys(one?.["delete"]?.responses ?? {})).toEqual(["204", "default"]);
    const leaving = body.paths["/me"]?.["delete"];
    expect(leaving).toMatchObject({ parameters: [], requestBody: { required: true } });
    expect(JSON.stringify(leaving)).toContain('"required":["email"]');
  });

  test("lists exactly the paths that REST answers to", async () => {
    const { body } = await api.send<Document>("GET", "/openapi.json");
    const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations.toSorted()).toMatchInlineSnapshot(`
      [
        "DELETE /api-keys/{id}",
        "DELETE /characters/{id}",
        "DELETE /characters/{id}/labels/{label}",
        "DELETE /conversations/{id}",
        "DELETE /invitations/{id}",
        "DELETE /me",
        "DELETE /members/{account_id}",
        "DELETE /sessions",
        "DELETE /sessions/{id}",
        "DELETE /workspace",
        "GET /api-keys",
        "GET /audit",
        "GET /changes",
        "GET /characters",
        "GET /characters/{id}",
        "GET /characters/{id}/diff",
        "GET /characters/{id}/draft",
        "GET /characters/{id}/export",
        "GET /characters/{id}/export/losses",
        "GET /characters/{id}/labels",
        "GET /characters/{id}/lint",
        "GET /characters/{id}/prompt",
        "GET /characters/{id}/versions",
        "GET /characters/{id}/versions/{number}",
        "GET /conversations",
        "GET /conversations/{id}",
        "GET /conversations/{id}/turns/{turn_id}/prompt",
        "GET /export",
        "GET /gallery/characters",
        "GET /gallery/characters/{id}",
        "GET /imports",
        "GET /imports/{id}",
        "GET /imports/{id}/events",
        "GET /imports/{id}/items",
        "GET /imports/{id}/items/{item_id}",
        "GET /imports/{id}/report",
        "GET /invitations/{token}",
        "GET /jobs",
        "GET /me",
        "GET /media/{hash}",
        "GET /members",
        "GET /sessions",
        "GET /sign-in-offers",
        "GET /workspaces",
        "PATCH /characters/{id}",
        "PATCH /characters/{id}/versions/{number}",
        "PATCH /imports/{id}/items/{item_id}",
        "PATCH /me",
        "PATCH /members/{account_id}",
        "PATCH /workspace",
        "POST /api-keys",
        "POST /api-keys/{id}/rotate",
        "POST /characters",
        "POST /characters/export",
        "POST /characters/import",
        "POST /characters/{id}/avatar",
        "POST /characters/{id}/prompt",
        "POST /characters/{id}/undelete",
        "POST /characters/{id}/versions",
        "POST /characters/{id}/versions/{number}/branch",
        "POST /characters/{id}/versions/{number}/restore",
        "POST /conversations",
        "POST /conversations/{conversation_id}/messages",
        "POST /conversations/{id}/abort",
        "POST /conversations/{id}/replay",
        "POST /embed-tokens",
        "POST /gallery/characters/{id}/fork",
        "POST /imports",
        "POST /imports/{id}/files",
        "POST /imports/{id}/start",
        "POST /imports/{id}/stop",
        "POST /imports/{id}/tag",
        "POST /imports/{id}/undo",
        "POST /invitations",
        "POST /invitations/{token}/accept",
        "POST /workspaces",
        "POST /workspaces/{id}/switch",
        "PUT /characters/{id}/draft",
        "PUT /characters/{id}/labels/{label}",
      ]
    `);
    for (const operation of operations) {
      const [method = "", path = ""] = operation.split(" ");
      const address = `/api/v1${path.replaceAll(/\{\w+\}/g, "00000000-0000-7000-8000-000000000000")}`;
      const { status } = await api.send(method, address, {
        body: method === "GET" ? undefined : {},
      });
      expect(status, operation).not.toBe(405);
    }
  });
});
