import { readCard } from "@personaforge/cards/readCard";
import { base64Of, pngWith, tEXt } from "@personaforge/cards/testing/pngBuilder";
import { zipOf } from "@personaforge/cards/testing/zipBuilder";
import type { Character, CreateCharacter } from "@personaforge/contract/character";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { exampleCharacter } from "../testing/examples.ts";
import { testApi } from "../testing/testApi.ts";
import { cardClient } from "./testing/cardClient.ts";

const api = await testApi();
const { importFile, exportFile } = cardClient(api);

const noted = "GPS 52.5 N, 13.4 E";

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

test("neither is what stands in the files that RisuAI puts beside a picture", async () => {
  const happy = pngWith({ beforeIdat: [tEXt("Comment", noted)] });
  const text = Buffer.from(happy).toString("base64");
  const assets = [{ type: "emotion", name: "happy", uri: "__asset:0", ext: "png" }];
  const data = { name: "Mira", assets };
  const card = { spec: "chara_card_v3", spec_version: "3.0", data };
  const texts = [tEXt("chara-ext-asset_:0", text), tEXt("ccv3", base64Of(card))];
  const { id } = await importFile(pngWith({ afterIdat: texts }));
  await api.send("PATCH", `/api/v1/characters/${id}`, { body: { is_public: true } });
  for (const [as, has] of [
    ["owner", true],
    ["anonymous", false],
  ] as const) {
    const { bytes } = await exportFile(id, "charx", as);
    const files = Object.entries(unzipSync(bytes));
    const [, file] = files.find(([name]) => name.startsWith("assets/emotion/")) ?? [];
    expect((await sharp(file).metadata()).width).toBe(512);
    expect(Buffer.from(file ?? "").includes(noted), as).toBe(has);
    const picture = (await exportFile(id, "png", as)).bytes;
    expect(Buffer.from(picture).includes(text), as).toBe(has);
    expect(Buffer.from(picture).includes("chara-ext-asset_:0"), as).toBe(true);
  }
});

describe("a public character from a package", async () => {
  const pixels = sharp({ create: { width: 8, height: 4, channels: 3, background: "#5b6c8f" } });
  const withNote = pixels.withExif({ IFD0: { Copyright: noted } });
  const plainGif = new Uint8Array(await pixels.clone().gif().toBuffer());
  // A comment, before the byte that ends the file.
  const comment = [0x21, 0xfe, noted.length, ...Buffer.from(noted), 0];
  const gif = Uint8Array.of(...plainGif.slice(0, -1), ...comment, 0x3b);
  const files = {
    "assets/icon/main.png": pngWith({ beforeIdat: [tEXt("Comment", noted)] }),
    "assets/happy.jpg": new Uint8Array(await withNote.clone().jpeg().toBuffer()),
    "assets/sad.webp": new Uint8Array(await withNote.clone().webp().toBuffer()),
    "assets/wave.gif": gif,
    "assets/song.bin": Uint8Array.of(7, 7, 7),
  };
  const paths = Object.keys(files);
  const unknown = "assets/song.bin";
  const assets = paths.map((path, index) => ({
    type: index === 0 ? "icon" : "other",
    ...{ name: index === 0 ? "main" : path, uri: `embeded://${path}`, ext: path.slice(-3) },
  }));
  const card = { spec: "chara_card_v3", spec_version: "3.0", data: { name: "Mira", assets } };
  const charx = zipOf([
    { name: "card.json", content: JSON.stringify(card) },
    ...Object.entries(files).map(([name, content]) => ({ name, content, isStored: true })),
    { name: "notes/private.txt", content: noted },
    { name: "assets/icon/other.png", content: files["assets/icon/main.png"] },
  ]);
  const jpeg = Buffer.concat([files["assets/happy.jpg"], charx]);

  test.each([
    ["CHARX", charx],
    ["JPEG", jpeg],
  ])("gives others only what its card names, as it looks: %s", async (_, file) => {
    const { id, slug } = await importFile(file);
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { is_public: true } });
    const fork = `/api/v1/gallery/characters/${id}/fork`;
    const copy = (await api.send<Character>("POST", fork, { as: "stranger", body: {} })).body.id;
    const page = await fetch(`${api.url}/c/${slug}/card.charx`);
    const taken = [
      new Uint8Array(await page.arrayBuffer()),
      (await exportFile(id, "charx", "anonymous")).bytes,
      (await exportFile(id, "charx", "stranger")).bytes,
      (await exportFile(copy, "charx", "stranger")).bytes,
    ];
    for (const bytes of taken) {
      const after = unzipSync(bytes);
      // Of a file of no known kind nobody knows what it tells.
      const known = paths.filter((path) => path !== unknown);
      expect(Object.keys(after)).toEqual(["card.json", ...known]);
      expect(JSON.parse(Buffer.from(after["card.json"] ?? "").toString())).toEqual(card);
      for (const [path, before] of Object.entries(files)) {
        if (path === unknown) continue;
        expect(Buffer.from(before).includes(noted), path).toBe(true);
        expect(Buffer.from(after[path] ?? "").includes(noted), path).toBe(false);
        const [one, other] = [sharp(before).raw(), sharp(after[path]).raw()];
        expect(await other.toBuffer(), path).toEqual(await one.toBuffer());
      }
    }
    const before = unzipSync(charx);
    const own = unzipSync((await exportFile(id, "charx")).bytes);
    expect({ ...own, "card.json": null }).toEqual({ ...before, "card.json": null });
  });

  test("gives others neither files nor notes of a Backyard archive", async () => {
    const picture = files["assets/icon/main.png"];
    const character = { name: "Mira", displayName: "Mira", persona: "Keeps the light." };
    const images = [{ path: "images/a.png", label: "" }];
    const folder = "characters/mira";
    const manifest = { schemaVersion: 1, characters: [`${folder}/character.json`], scenarios: [] };
    const byaf = zipOf([
      { name: "manifest.json", content: JSON.stringify(manifest) },
      { name: `${folder}/character.json`, content: JSON.stringify({ ...character, images }) },
      { name: `${folder}/images/a.png`, content: picture, isStored: true },
      { name: "notes/private.txt", content: noted, isStored: true },
    ]);
    const { id } = await importFile(byaf);
    await api.send("PATCH", `/api/v1/characters/${id}`, { body: { is_public: true } });
    const own = unzipSync((await exportFile(id, "byaf")).bytes);
    expect(own[`${folder}/images/a.png`]).toEqual(picture);
    expect(Object.keys(own)).toContain("notes/private.txt");
    for (const format of ["byaf", "charx"]) {
      const { bytes } = await exportFile(id, format, "anonymous");
      const shown = Object.entries(unzipSync(bytes));
      expect(shown.some(([name]) => name.endsWith(".png"))).toBe(true);
      expect(shown.map(([name]) => name)).not.toContain("notes/private.txt");
      expect(shown.some(([, content]) => Buffer.from(content).includes(noted))).toBe(false);
    }
  });
});
