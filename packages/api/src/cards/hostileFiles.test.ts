import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { deflateSync } from "node:zlib";
import { processorTimeOf } from "@personaforge/cards/testing/processorTime";
import type { Problem } from "@personaforge/contract/errors";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { chunkOf, jsonFile, pngOf } from "../testing/cardFiles.ts";
import { formOf, formType } from "../testing/forms.ts";
import { importing } from "../testing/importing.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();
const { send, counts } = importing(api);

const mebibyte = 1_048_576;
const png = await pngOf(20, 20);
const withChunks = (...chunks: Buffer[]) =>
  Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);

/** A compressed text of so many MiB, of a few kilobytes in the file. */
const inflating = (size: number) =>
  chunkOf(
    "zTXt",
    Buffer.concat([Buffer.from("chara\0\0"), deflateSync(Buffer.alloc(size * mebibyte, 65))]),
  );
const zipOf = (files: Record<string, Uint8Array>) => Buffer.from(zipSync(files, { level: 9 }));
const card = new Uint8Array(jsonFile());

/** A ZIP whose headers say that a file is small. */
function lyingZip(): Buffer {
  const zip = zipOf({ "card.json": new Uint8Array(200 * mebibyte) });
  const at = zip.lastIndexOf("PK\u0001\u0002", undefined, "latin1");
  zip.writeUInt32LE(100, at + 24);
  zip.writeUInt32LE(100, 22);
  return zip;
}

// The thread and the database are there before anything is measured.
await send(jsonFile());

async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const rss = () => process.memoryUsage.rss() / mebibyte;
  const before = rss();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, rss())), 2);
  await work();
  clearInterval(timer);
  return Math.max(peak, rss()) - before;
}

test.each<[string, Buffer, number]>([
  ["a PNG whose text inflates to 200 MiB", withChunks(inflating(200)), 413],
  [
    "a PNG with twenty texts of 9 MiB",
    withChunks(...Array.from({ length: 20 }, () => inflating(9))),
    413,
  ],
  [
    "a ZIP whose card inflates to 200 MiB",
    zipOf({ "card.json": new Uint8Array(200 * mebibyte) }),
    413,
  ],
  ["a ZIP that lies about the size of its card", lyingZip(), 400],
  [
    "a ZIP with ten pictures of 30 MiB",
    zipOf({
      "card.json": card,
      ...Object.fromEntries(
        Array.from({ length: 10 }, (_, at) => [`assets/${at}.png`, new Uint8Array(30 * mebibyte)]),
      ),
    }),
    413,
  ],
  ["a ZIP with a path that leads out", zipOf({ "../../card.json": card }), 400],
  [
    "JSON of 500,000 lists",
    Buffer.from(`{"data":{"name":"x","tags":[${"[],".repeat(500_000)}[]]}}`),
    413,
  ],
  ["JSON that is one level too deep", Buffer.from(`${"[".repeat(5_000_000)}`), 400],
])("%s: answered in 2 s of a processor and 64 MiB", async (_name, bytes, expected) => {
  const before = await counts();
  let answer = { status: 0, body: {} as Problem };
  let growth = 0;
  const post = async () => {
    answer = await send<Problem>(bytes, { name: "hostile" });
  };
  const time = await processorTimeOf(async () => (growth = await growthOf(post)));
  expect({ status: answer.status, code: answer.body.code }).toMatchObject({ status: expected });
  expect(time).toBeLessThan(2_000);
  expect(growth).toBeLessThan(64);
  expect(await counts()).toEqual(before);
});

test("a sender who hangs up leaves nothing", async () => {
  const before = await counts();
  const form = formOf({ name: "file", filename: "mira.png", body: withChunks() });
  const path = "/api/v1/characters/import";
  const head = `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${formType}\r\ncontent-length: ${form.length}\r\n\r\n`;
  const { port } = new URL(api.url);
  await new Promise((gone) => {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write(head);
      socket.write(form.subarray(0, -10), () => socket.destroy());
    }).on("close", gone);
  });
  await sleep(200);
  expect(await counts()).toEqual(before);
});

test("names that every object has are names like others", async () => {
  const data =
    '{"name":"Mira","description":"x","__proto__":{"polluted":1},"extensions":{"constructor":{"x":1},"__proto__":{"y":2}}}';
  const { status, body } = await send(Buffer.from(`{"spec":"chara_card_v2","data":${data}}`));
  expect(status).toBe(201);
  expect(body.character.name).toBe("Mira");
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
