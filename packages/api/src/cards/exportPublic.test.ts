import { readCard } from "@personaforge/cards/readCard";
import { base64Of, pngWith, tEXt } from "@personaforge/cards/testing/pngBuilder";
import type { Character, CreateCharacter } from "@personaforge/contract/character";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";
import { cardClient } from "./testing/cardClient.ts";

const api = await testApi();
const { importFile, exportFile } = cardClient(api);

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

describe("a public character from a file with chats or accounts", () => {
  const chat = "what somebody said to it";
  const agents = {
    letta: {
      ...{ agent_type: "memgpt_agent", name: "Aide", system: "You help.", version: "0.6" },
      core_memory: [{ label: "persona", value: "I help." }],
      messages: [{ role: "user", content: [{ type: "text", text: chat }] }],
      ...{ embedding_config: {}, llm_config: {}, tools: [] },
    },
    "open-webui": [
      {
        ...{ id: "aide", name: "Aide", base_model_id: "m", meta: { description: "Helps." } },
        ...{ params: { system: "You help." }, user_id: "7", user: { email: chat } },
      },
    ],
  };

  test.each(Object.entries(agents))("gives them to its owner only: %s", async (format, agent) => {
    const { id } = await importFile(agent);
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { is_public: true } });
    const fork = `/api/v1/gallery/characters/${id}/fork`;
    const copy = (await api.send<Character>("POST", fork, { as: "stranger", body: {} })).body.id;
    const texts = [];
    for (const [ref, as] of [
      [id, "owner"],
      [id, "stranger"],
      [id, "anonymous"],
      [copy, "stranger"],
    ] as const) {
      const { answer, bytes } = await exportFile(ref, format, as);
      expect(answer.status).toBe(200);
      texts.push(Buffer.from(bytes).toString());
    }
    expect(texts.map((text) => text.includes(chat))).toEqual([true, false, false, false]);
    expect(texts.every((text) => text.includes("You help."))).toBe(true);
  });
});

test("what stands beside the pixels of a picture is given to its owner only", async () => {
  const noted = "52.5 N, 13.4 E";
  const card = { spec: "chara_card_v2", spec_version: "2.0", data: { name: "Mira" } };
  const png = pngWith({ afterIdat: [tEXt("Comment", noted), tEXt("chara", base64Of(card))] });
  const { id } = await importFile(png);
  await api.send("PATCH", `/api/v1/characters/${id}`, { body: { is_public: true } });
  for (const [as, has] of [
    ["owner", true],
    ["stranger", false],
    ["anonymous", false],
  ] as const) {
    const { answer, bytes } = await exportFile(id, "png", as);
    expect(answer.status).toBe(200);
    expect(Buffer.from(bytes).includes(noted), as).toBe(has);
    expect(readCard(bytes).card.name).toBe("Mira");
  }
});
