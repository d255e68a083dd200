import { readCard } from "@personaforge/cards/readCard";
import { chunkJson } from "@personaforge/cards/testing/chunkJson";
import { plainPng } from "@personaforge/cards/png/plainPng";
import { writePng } from "@personaforge/cards/png/writePng";
import type { CardLosses } from "@personaforge/contract/cardExport";
import type { Character } from "@personaforge/contract/character";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { packOriginal } from "./keptOriginal.ts";
import { cardClient, jsonOf } from "./testing/cardClient.ts";

const api = await testApi();
const { importFile, exportFile } = cardClient(api);

const v2 = (data: object = {}) => ({
  spec: "chara_card_v2",
  spec_version: "2.0",
  data: {
    ...{ name: "Mira", description: "A keeper.", personality: "Dry.", scenario: "" },
    ...{ first_mes: "Hello.", mes_example: "", creator_notes: "Kept.", tags: ["sea"] },
    ...{ extensions: { fav: true, other: { deep: [1, null] } }, odd: 7, ...data },
  },
  root: "kept too",
});

async function edit(id: string, body: object): Promise<void> {
  expect((await api.send("PATCH", `/api/v1/characters/${id}`, { body })).status).toBe(200);
}

describe("an imported character", () => {
  test("is exported with its edits and nothing else changed", async () => {
    const card = v2();
    const { id } = await importFile(card);
    expect(jsonOf((await exportFile(id, "json-v2")).bytes)).toEqual(card);
    await edit(id, { scenario: "On the pier.", tags: ["sea", "light"] });
    const { data } = card;
    expect(jsonOf((await exportFile(id, "json-v2")).bytes)).toEqual({
      ...card,
      data: { ...data, scenario: "On the pier.", tags: ["sea", "light"] },
    });
    expect(jsonOf((await exportFile(`${id}@v1`, "json-v2")).bytes)).toEqual(card);
    const { bytes } = await exportFile(id, "json");
    expect(jsonOf(bytes)).toMatchObject({
      spec: "chara_card_v3",
      data: { odd: 7, creator_notes: "Kept.", extensions: { other: { deep: [1, null] } } },
    });
  });

  test("gives the whole of a text that was over a limit, until that text is edited", async () => {
    const description = "She waits. ".repeat(2_000);
    const { id } = await importFile(v2({ description }));
    const whole = jsonOf((await exportFile(id, "json-v2")).bytes);
    expect(whole).toMatchObject({ data: { description } });
    await edit(id, { backstory: "Short." });
    const { answer, bytes } = await exportFile(id, "json-v2");
    expect(jsonOf(bytes)).toMatchObject({ data: { description: "Short." } });
    const { body } = await api.send<CardLosses>(
      "GET",
      `/api/v1/characters/${id}/export/losses?format=json-v2`,
    );
    expect(body.items[0]?.losses).toMatchObject([{ code: "changed", path: "description" }]);
    expect(answer.headers.get("x-personaforge-losses")).toBe("1");
  });

  test("is not taken for edited when its file is read otherwise by a later release", async () => {
    const { id } = await importFile(v2({ mes_example: "<START>\nHi" }));
    await edit(id, { backstory: "For a while." });
    await api.send("POST", `/api/v1/characters/${id}/versions/1/restore`, { body: {} });
    await edit(id, { is_public: true });
    const path = `/api/v1/gallery/characters/${id}/fork`;
    const copy = await api.send<Character>("POST", path, { as: "stranger", body: {} });
    // A file that says something else than the versions stands for another way to read the same file.
    const card = v2({ description: "Read now.", mes_example: "", extensions: { eliza: {} } });
    const later = await packOriginal(readCard(Buffer.from(JSON.stringify(card))));
    await api.sql(`update card_original set parsed = '\\x${later.toString("hex")}' where hash in
      (select hash from character_file where character_id = '${id}')`);
    for (const ref of [`${id}@v1`, id]) {
      expect(jsonOf((await exportFile(ref, "json-v2")).bytes), ref).toEqual(card);
    }
    const copied = await exportFile(copy.body.id, "json-v2", "stranger");
    expect(jsonOf(copied.bytes)).toEqual(card);
    await edit(id, { scenario: "On the pier." });
    for (const [ref, change] of [
      [id, { scenario: "On the pier." }],
      [`${id}@v2`, { description: "For a while." }],
    ] as const) {
      const edited = jsonOf((await exportFile(ref, "json-v2")).bytes);
      expect(edited, ref).toEqual({ ...card, data: { ...card.data, ...change } });
    }
  });

  test("has in its file the name that it was given for want of one", async () => {
    const card = v2({ name: "" });
    const { id } = await importFile(card, { fields: { name: "Eve" } });
    expect(jsonOf((await exportFile(id, "json-v2")).bytes)).toEqual({
      ...card,
      data: { ...card.data, name: "Eve" },
    });
  });

  test("is exported as it is now when its file is let go", async () => {
    const { id } = await importFile(v2());
    await edit(id, { card: null });
    const json = jsonOf((await exportFile(id, "json-v2")).bytes);
    expect(json).toMatchObject({ data: { name: "Mira", description: "A keeper." } });
    expect(JSON.stringify(json)).not.toContain("Kept.");
    expect((await exportFile(id, "original")).answer.status).toBe(404);
    expect((await exportFile(`${id}@v1`, "original")).answer.status).toBe(200);
  });
});

describe("the picture of an imported PNG", async () => {
  const pixels = { width: 40, height: 60, channels: 3, background: "#b04020" } as const;
  const picture = await sharp({ create: pixels }).png().toBuffer();
  const png = writePng(new Uint8Array(picture), { chara: JSON.stringify(v2()) });
  const shown = async (bytes: Uint8Array) => {
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    return [info.width, info.height, data[0], data[1], data[2]];
  };

  async function setAvatar(id: string, bytes: Uint8Array): Promise<void> {
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array(bytes)]), "new.png");
    const path = `${api.url}/api/v1/characters/${id}/avatar`;
    expect((await fetch(path, { method: "POST", body: form })).status).toBe(200);
  }

  test("stays as it was, to the byte", async () => {
    const { id } = await importFile(png);
    expect(await shown((await exportFile(id, "png")).bytes)).toEqual([40, 60, 0xb0, 0x40, 0x20]);
    await edit(id, { scenario: "Edited." });
    const { bytes } = await exportFile(id, "png");
    expect(await shown(bytes)).toEqual([40, 60, 0xb0, 0x40, 0x20]);
    expect(chunkJson(bytes, "chara")).toMatchObject({ data: { scenario: "Edited.", odd: 7 } });
    const idat = (file: Uint8Array) => {
      const at = Buffer.from(file).indexOf("IDAT");
      return Buffer.from(file).subarray(at, at + Buffer.from(file).readUInt32BE(at - 4) + 8);
    };
    expect(idat(bytes).equals(idat(picture))).toBe(true);
  });

  test("is the new one after another was uploaded, and drawn after it was taken away", async () => {
    const { id } = await importFile(png);
    await setAvatar(id, plainPng());
    const { bytes } = await exportFile(id, "png");
    expect((await shown(bytes)).slice(0, 2)).toEqual([512, 512]);
    expect(chunkJson(bytes, "chara")).toEqual(v2());
    await edit(id, { avatar: null });
    const { bytes: drawn } = await exportFile(id, "png");
    const { channels } = await sharp(drawn).stats();
    expect((await shown(drawn)).slice(0, 2)).toEqual([512, 512]);
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(10);
    expect(await shown((await exportFile(`${id}@v1`, "png")).bytes)).toEqual([
      40, 60, 0xb0, 0x40, 0x20,
    ]);
  });
});

describe("the original", () => {
  test("is for the members of the workspace that imported it", async () => {
    const { id } = await importFile(v2(), { fileName: "mira.json" });
    await edit(id, { is_public: true });
    const { answer, bytes } = await exportFile(id, "original");
    expect(jsonOf(bytes)).toEqual(v2());
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    expect(answer.headers.get("content-disposition")).toContain('filename="Mira.json"');
    for (const [as, status] of [
      ["stranger", 403],
      ["anonymous", 401],
    ] as const) {
      expect((await exportFile(id, "original", as)).answer.status).toBe(status);
      expect((await exportFile(id, "json-v2", as)).answer.status).toBe(200);
    }
  });

  test("does not come with a copy, though what the copy holds does", async () => {
    const { id } = await importFile(v2({ creator_notes: "For members." }));
    await edit(id, { is_public: true });
    const fork = await api.send<Character>("POST", `/api/v1/gallery/characters/${id}/fork`, {
      as: "stranger",
      body: {},
    });
    const copy = fork.body.id;
    expect(jsonOf((await exportFile(copy, "json-v2", "stranger")).bytes)).toMatchObject({
      data: { name: "Mira", odd: 7 },
    });
    expect((await exportFile(copy, "original", "stranger")).answer.status).toBe(403);
    // Nor when the copy is given a file of its own.
    const fields = { into: copy };
    await importFile(v2({ scenario: "Theirs." }), { as: "stranger", fields });
    expect((await exportFile(`${copy}@v1`, "original", "stranger")).answer.status).toBe(403);
  });

  test("comes with a branch of one's own", async () => {
    const { id } = await importFile(v2());
    const branch = await api.send<Character>("POST", `/api/v1/characters/${id}/versions/1/branch`, {
      body: {},
    });
    expect(jsonOf((await exportFile(branch.body.id, "original")).bytes)).toEqual(v2());
  });

  test("has no secrets of an agent file", async () => {
    const agent = {
      ...{ name: "Eliza", bio: ["Helps."], lore: [], messageExamples: [], postExamples: [] },
      ...{ adjectives: [], topics: [], style: { all: [], chat: [], post: [] } },
      settings: { secrets: { OPENAI_API_KEY: "sk-secret" }, model: "small" },
    };
    const { id } = await importFile(agent);
    for (const format of ["original", "eliza", "json"]) {
      const { bytes } = await exportFile(id, format);
      expect(Buffer.from(bytes).toString(), format).not.toContain("sk-secret");
    }
    expect(jsonOf((await exportFile(id, "eliza")).bytes)).toMatchObject({
      settings: { model: "small" },
    });
  });
});
