import { request } from "node:http";
import { once } from "node:events";
import type { Character } from "@personaforge/contract/character";
import type { Me, Storage } from "@personaforge/contract/account";
import type { Problem } from "@personaforge/contract/errors";
import type { ImportJob } from "@personaforge/contract/import";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { archive, type CardFile, cardJson, formOf } from "../imports/testing/cardFiles.ts";
import { Importing } from "../imports/testing/importing.ts";
import { forgetFiles } from "../jobs/forgetFiles.ts";
import { pngCard, pngOf } from "../testing/cardFiles.ts";
import { testApi, type Who } from "../testing/testApi.ts";

const kibibyte = 1_024;
const limit = 4_096 * kibibyte;
const api = await testApi(undefined, null, limit);
const importing = new Importing(api);
const services = {
  db: api.db,
  feed: api.feed,
  log: pino({ level: "silent" }),
  resume: api.api.resume,
};

/** A card of about so many KiB. */
const card = (name: string, size: number): CardFile => ({
  name: `${name}.json`,
  bytes: cardJson(name, { extensions: { padding: "x".repeat(size * kibibyte) } }),
});

const sizeOf = ({ bytes }: CardFile) => bytes.length;

async function storage(as: Who = "owner"): Promise<Storage | null> {
  return (await api.send<Me>("GET", "/api/v1/me", { as })).body.storage;
}

const used = async (as?: Who) => (await storage(as))?.used ?? -1;

/** Undoes an import at once, and has the room come back that is given after two hours. */
async function giveBack(id: string): Promise<void> {
  await api.sql("update file set created_at = now() - interval '121 minutes'");
  const { body } = await api.send<ImportJob>("GET", `/api/v1/imports/${id}`);
  if (body.state === "open") await api.sql(`update import set state = 'undone' where id = '${id}'`);
  else await importing.undo(id);
  await forgetFiles.work(services, new AbortController().signal);
}

const refusal = {
  status: 429,
  body: {
    code: "QUOTA_EXCEEDED",
    detail: expect.stringMatching(/^There is no room for this: this workspace keeps .+ of 4 MiB/),
  },
};

test("a file counts once for each workspace that keeps it, until nothing there refers to it", async () => {
  expect(await storage()).toEqual({ used: 0, limit });
  expect(await storage("anonymous")).toBeNull();
  const [one, two] = [card("One", 30), card("Two", 50)];
  const both = sizeOf(one) + sizeOf(two);
  const job = await importing.run([one, two, { ...one, name: "again.json" }]);
  expect(await used()).toBe(both);
  const other = await importing.run([one], { as: "stranger" });
  expect([await used(), await used("stranger")]).toEqual([both, sizeOf(one)]);
  const [item] = await importing.items(job.id);
  const picture = await pngOf(64, 64);
  const form = formOf([{ name: "a.png", bytes: picture }]);
  const avatar = `${api.url}/api/v1/characters/${item?.character?.id}/avatar`;
  expect((await fetch(avatar, { method: "POST", body: form })).status).toBe(200);
  const shown = await api.sql("select size from file join picture using (hash)");
  const [{ size }] = shown as [{ size: number }];
  expect(await used()).toBe(both + size);
  expect(other.state).toBe("done");
  await giveBack(job.id);
  // The character with a picture is in the trash, with its files.
  expect([await used(), await used("stranger")]).toEqual([sizeOf(one) + size, sizeOf(one)]);
  await api.sql("delete from character");
  await giveBack(job.id);
  expect([await used(), await used("stranger")]).toEqual([0, 0]);
  expect(await api.sql("select hash from file")).toEqual([]);
});

test("whoever copies a public character keeps its picture too", async () => {
  const job = await importing.run([{ name: "a.png", bytes: pngCard(await pngOf(64, 64)) }]);
  const [item] = await importing.items(job.id);
  const id = item?.character?.id ?? "";
  const before = await used();
  await api.send("PATCH", `/api/v1/characters/${id}`, { body: { is_public: true } });
  const path = `/api/v1/gallery/characters/${id}/fork`;
  const copied = await api.send<Character>("POST", path, { as: "stranger", body: {} });
  expect(copied.body.avatar).toEqual(item?.character?.avatar);
  expect([await used(), await used("stranger")]).toEqual([before, before]);
  await api.sql("delete from character");
  await giveBack(job.id);
  expect([await used(), await used("stranger")]).toEqual([0, 0]);
});

describe("more than there is room for", () => {
  let last: ImportJob;

  test("is refused before it is sent, when its length says so", async () => {
    const sent = request(`${api.url}/api/v1/imports`, {
      method: "POST",
      headers: {
        "content-type": "multipart/form-data; boundary=x",
        "content-length": 64 * 1_048_576,
      },
    });
    sent.on("error", () => undefined).flushHeaders();
    const [answer] = (await once(sent, "response")) as [{ statusCode: number }];
    sent.destroy();
    expect(answer.statusCode).toBe(429);
    expect(await used()).toBe(0);
  });

  test("is refused as it comes out of an archive", async () => {
    const files = Array.from({ length: 9 }, (_, n) => card(`Packed ${n}`, 500));
    const refused = await importing.post([{ name: "a.zip", bytes: archive(files) }]);
    expect(refused).toMatchObject(refusal);
    expect(Number(refused.headers.get("retry-after"))).toBe(3_600);
    expect(await used()).toBeLessThanOrEqual(limit);
    expect(await used()).toBeGreaterThan(limit - 512 * kibibyte);
    // What is here already needs no room.
    last = await importing.run([card("Packed 0", 500)]);
  });

  test("is refused of one card, and of a picture", async () => {
    const form = formOf([card("Single", 500)]);
    const path = `${api.url}/api/v1/characters/import`;
    const single = await fetch(path, { method: "POST", body: form });
    expect({ status: single.status, body: (await single.json()) as Problem }).toMatchObject(
      refusal,
    );
    await api.sql("update owner_storage set bytes = 4194300, most = null");
    const { items } = (await api.send<{ items: Character[] }>("GET", "/api/v1/characters?limit=1"))
      .body;
    const picture = formOf([{ name: "a.png", bytes: await pngOf(64, 64) }]);
    const avatar = `${api.url}/api/v1/characters/${items[0]?.id}/avatar`;
    const shown = await fetch(avatar, { method: "POST", body: picture });
    expect({ status: shown.status, body: (await shown.json()) as Problem }).toMatchObject(refusal);
    await api.sql("update owner_storage set bytes = (select sum(size) from file), most = null");
    await api.sql("delete from character");
    await giveBack(last.id);
    expect(await used()).toBe(0);
  });

  test("is refused of whoever comes last, when many come at once", async () => {
    const open = (await importing.post([card("First", 1)], { fields: { open: "true" } }))
      .body as ImportJob;
    const path = `/api/v1/imports/${open.id}/files`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        importing.post([card(`At once ${n}`, 700)], {
          path,
          headers: { "idempotency-key": `${n}` },
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    const kept = await api.sql("select sum(size)::int n from file");
    expect(kept).toEqual([{ n: await used() }]);
    await giveBack(open.id);
    expect(await used()).toBe(0);
  });
});
