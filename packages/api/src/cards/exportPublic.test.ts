import type { Character, CreateCharacter } from "@personaforge/contract/character";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

async function create(fields: Partial<CreateCharacter> = {}): Promise<Character> {
  const body = exampleCharacter(fields);
  return (await api.send<Character>("POST", "/characters", { body })).body;
}

describe("the card of a public character", () => {
  const card = (slug: string, format: string) => `/c/${slug}/card.${format}`;

  test.each([
    ["png", "image/png"],
    ["json", "application/json"],
    ["charx", "application/zip"],
  ])("stands at its own address as %s", async (format, type) => {
    const { slug } = await create({ is_public: true });
    const { status, headers } = await api.send("GET", card(slug, format), { as: "anonymous" });
    expect([status, headers.get("content-type")]).toEqual([200, type]);
    expect(headers.get("cache-control")).toBe("public, max-age=10, stale-while-revalidate=600");
    const known = { "if-none-match": headers.get("etag") ?? "" };
    expect((await api.send("GET", card(slug, format), { headers: known })).status).toBe(304);
    expect((await api.send("HEAD", card(slug, format))).status).toBe(200);
  });

  test("is the published version for its owner too", async () => {
    const { id, slug } = await create({ is_public: true, scenario: "Public" });
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { scenario: "Secret" } });
    for (const as of ["owner", "stranger", "anonymous"] as const) {
      const { body, headers } = await api.send<unknown>("GET", card(slug, "json"), { as });
      expect(body).toMatchObject({ data: { scenario: "Public" } });
      expect(headers.get("cache-control")).toMatch(/^public, /);
    }
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { is_public: false } });
    expect((await api.send("GET", card(slug, "json"))).status).toBe(404);
  });

  test("is nowhere else", async () => {
    const { slug } = await create();
    const { slug: shown } = await create({ is_public: true });
    for (const [path, status] of [
      [card(slug, "png"), 404],
      [card("nobody-0000", "png"), 404],
      [card(`${shown}@v1`, "png"), 404],
      [card("%2e%2e", "png"), 404],
      [card("%ff", "png"), 400],
      [`${card(shown, "png")}?version=1`, 400],
    ] as const) {
      expect((await api.send("GET", path)).status, path).toBe(status);
    }
    const posted = await api.send("POST", card(shown, "png"), { body: {} });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET"]);
    // A page of the web app.
    expect((await api.send("GET", `/c/${shown}/card.gif`)).body).not.toMatchObject({ status: 404 });
  });
});
