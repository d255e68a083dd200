import type { Picture } from "@personaforge/contract/picture";
import { pictureSizes, pictureUrl } from "@personaforge/contract/pictureUrl";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { pngCard, pngOf } from "../testing/cardFiles.ts";
import { importing } from "../testing/importing.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();
const { send, count } = importing(api);

async function newPicture(seed: number): Promise<Picture & { card: string }> {
  const { character } = (await send(pngCard(await pngOf(300, 400, seed)))).body;
  if (character.avatar === null) throw new Error("no picture");
  return { ...character.avatar, card: character.card?.hash ?? "" };
}
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(api.url + path, { headers: { "x-test-principal": "anonymous", ...headers } });
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe("a picture is served", () => {
  test("whole, and as squares", async () => {
    const { hash } = await newPicture(1);
    const whole = await get(pictureUrl(hash));
    expect(whole.status).toBe(200);
    expect(await sharp(await bytesOf(whole)).metadata()).toMatchObject({ width: 300, height: 400 });
    for (const size of pictureSizes) {
      const square = await get(pictureUrl(hash, size));
      const side = Math.min(size, 300);
      const { format, width, height } = await sharp(await bytesOf(square)).metadata();
      expect({ format, width, height }).toEqual({ format: "webp", width: side, height: side });
    }
    expect(await count("picture_size")).toBe(pictureSizes.length);
  });

  test("to be kept for ever, and to be a picture and nothing else", async () => {
    const { hash } = await newPicture(2);
    const { headers } = await get(pictureUrl(hash, 64));
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      etag: `"${hash}-64"`,
    });
    const known = await get(pictureUrl(hash, 64), { "if-none-match": `"${hash}-64"` });
    expect(known.status).toBe(304);
    expect(await known.text()).toBe("");
    const otherSize = await get(pictureUrl(hash, 128), { "if-none-match": `"${hash}-64"` });
    expect(otherSize.status).toBe(200);
    const head = await fetch(api.url + pictureUrl(hash), { method: "HEAD" });
    expect(Number(head.headers.get("content-length"))).toBeGreaterThan(1_000);
  });

  test("from memory once it was asked for, and made once for all who ask at a time", async () => {
    const { hash } = await newPicture(3);
    const before = (await count("picture_size")) ?? 0;
    const all = await Promise.all(Array.from({ length: 20 }, () => get(pictureUrl(hash, 256))));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    expect(await count("picture_size")).toBe(before + 1);
    await api.sql(`delete from picture where hash = '${hash}'`);
    expect((await get(pictureUrl(hash, 256))).status).toBe(200);
    expect((await get(pictureUrl(hash, 512))).status).toBe(404);
  });
});

describe("a request is refused", () => {
  const unknown = "0".repeat(64);
  test.each([
    [`/api/v1/media/${unknown}`, 404],
    [`/api/v1/media/${unknown}?size=64`, 404],
    ["/api/v1/media/abc", 400],
    [`/api/v1/media/${unknown.replace("0", "A")}`, 400],
    [`/api/v1/media/${unknown}?size=65`, 400],
    [`/api/v1/media/${unknown}?size=64px`, 400],
    [`/api/v1/media/${unknown}?size=64&size=128`, 400],
    [`/api/v1/media/${unknown}?hash=${unknown}`, 400],
    [`/api/v1/media/${unknown}?format=png`, 400],
    [`/api/v1/media/..%2f..%2fetc%2fpasswd`, 400],
  ])("%s: %i", async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test("for a file that is no picture, as an imported card", async () => {
    const { card } = await newPicture(4);
    expect((await get(pictureUrl(card))).status).toBe(404);
    expect((await get(pictureUrl(card, 64))).status).toBe(404);
  });

  test("by another method", async () => {
    const answer = await api.send("POST", pictureUrl(unknown), { body: {} });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET");
  });
});
