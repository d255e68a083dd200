import { describe, expect, test } from "vitest";
import { accountsApi } from "../testing/accountsApi.ts";

const api = await accountsApi();
const ada = await api.join("Ada");
const bob = await api.join("Bob");

describe("accounts", () => {
  test("a session is somebody", async () => {
    const { status, body } = await api.send("GET", "/api/v1/me", { as: ada.credential });
    expect([status, body]).toMatchObject([
      200,
      {
        auth: "accounts",
        role: "owner",
        owner: { id: ada.ownerId, name: "Ada" },
        account: { email: ada.email, instance_owner: true },
        workspaces: [{ kind: "personal", role: "owner" }],
      },
    ]);
  });

  test("without one, nobody", async () => {
    const { body } = await api.send("GET", "/api/v1/me");
    expect(body).toMatchObject({ owner: null, account: null, role: null, workspaces: [] });
    expect((await api.send("GET", "/api/v1/characters")).status).toBe(401);
  });

  test("a private character is nobody else's", async () => {
    const body = { name: "Mira", personality_summary: "Quiet" };
    const as = ada.credential;
    const made = await api.send<{ id: string }>("POST", "/api/v1/characters", { as, body });
    const path = `/api/v1/characters/${made.body.id}`;
    expect((await api.send("GET", path, { as: bob.credential })).status).toBe(404);
    expect((await api.send("GET", path)).status).toBe(404);
    expect((await api.send("GET", path, { as })).status).toBe(200);
  });
});
