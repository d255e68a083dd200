import type { Character } from "@personaforge/contract/character";
import { beforeAll, describe, expect, test } from "vitest";
import { copyCharacter } from "../accounts/testing/copyCharacter.ts";
import { accountsApi, password, type Person } from "../testing/accountsApi.ts";
import { exampleCharacter } from "../testing/examples.ts";

const api = await accountsApi();
const copies = 2_500;
const mebibyte = 2 ** 20;

/** About as much as people write: 6 kB, of which an edit changes a sentence. */
async function writeOne({ credential: as }: Person): Promise<string> {
  const sentence = (n: number) => `On day ${n} she counted ${n * 7919} waves and wrote them down. `;
  const backstory = Array.from({ length: 80 }, (_, n) => sentence(n)).join("");
  const body = exampleCharacter({ backstory });
  const { id } = (await api.send<Character>("POST", "/api/v1/characters", { as, body })).body;
  for (let number = 2; number <= 5; number++) {
    const change = { backstory: backstory.replace("On day 7 ", `On day 7, or ${number}, `) };
    await api.send("PATCH", `/api/v1/characters/${id}`, { as, body: change });
  }
  return id;
}

/** Reads an export and keeps nothing of it: its length, and the most memory this process had. */
async function drain({ credential: as }: Person): Promise<{ bytes: number; rss: number }> {
  const { body } = await fetch(`${api.url}/api/v1/export`, { headers: { ...as } });
  if (body === null) throw new Error("the export has no body");
  let bytes = 0;
  let rss = 0;
  for await (const part of body as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    rss = Math.max(rss, process.memoryUsage.rss());
  }
  return { bytes, rss };
}

describe(`an account with ${copies} characters of five versions each`, () => {
  let ada: Person;

  beforeAll(async () => {
    await api.join("Root");
    ada = await api.join("Ada");
    const id = await writeOne(ada);
    await copyCharacter(api, id, copies / 5);
    // V8 lets some 60 MiB of what zstd has used lie until it looks for the first time.
    await drain(ada);
    await copyCharacter(api, id, (copies * 4) / 5);
  }, 300_000);

  test("is exported without being held whole", async () => {
    const before = process.memoryUsage.rss();
    const { bytes, rss } = await drain(ada);
    expect(bytes).toBeGreaterThan(copies * 5 * 5_000);
    // Held whole it takes 205 MiB; 37 to 75 were seen, by what V8 has let lie.
    expect((rss - before) / mebibyte).toBeLessThan(128);
  }, 300_000);

  test("is deleted in one step", async () => {
    const body = { email: ada.email, password };
    const gone = await api.send("DELETE", "/api/v1/me", { as: ada.credential, body });
    expect(gone.status).toBe(204);
    expect(await api.sql("select 1 from character_version limit 1")).toEqual([]);
  }, 300_000);
});
