import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { deflateRawSync } from "node:zlib";
import type { ImportJob } from "@personaforge/contract/import";
import { processorTimeOf } from "@personaforge/cards/testing/processorTime";
import { type ZipFile, zipOf } from "@personaforge/cards/testing/zipBuilder";
import { describe, expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { factsOf } from "./archive.ts";
import { archive, cardJson, cardPng, charx } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();
const importing = new Importing(api);

const spools = () =>
  readdirSync(tmpdir()).filter((name) => /^personaforge-[0-9a-f-]{36}$/.test(name));

async function tableOf(bytes: Uint8Array, fields: Record<string, string> = {}): Promise<string[]> {
  const { status, body } = await importing.post([{ name: "a.zip", bytes }], {
    fields: { open: "true", ...fields },
  });
  expect([status, body]).toMatchObject([201, {}]);
  return importing.table((body as ImportJob).id);
}

const stored = async () =>
  Number(
    (
      await api.db
        .selectFrom("file")
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );

describe("an archive that means harm", () => {
  const mebibyte = 1_048_576;
  const zeros = Buffer.alloc(9 * mebibyte);

  test("and inflates to far more than it is, is refused before that, quickly and without memory", async () => {
    const data = deflateRawSync(zeros);
    const files = Array.from({ length: 200 }, (_, n) => ({
      ...{ name: `${n}.png`, content: new Uint8Array(0), data, size: zeros.length, method: 8 },
    }));
    const bytes = zipOf(files);
    const [rss, before] = [process.memoryUsage.rss(), await stored()];
    const time = await processorTimeOf(async () =>
      expect(await tableOf(bytes)).toEqual(["a.zip failed unsafe_package"]),
    );
    expect(time).toBeLessThan(2_000);
    expect(process.memoryUsage.rss() - rss).toBeLessThan(64 * mebibyte);
    expect(await stored()).toBe(before);
  });

  test("and gives sizes that are too small, loses those files and keeps the others", async () => {
    const lying: ZipFile = { name: "lie.png", content: zeros.subarray(0, 100_000), size: 100 };
    const short: ZipFile = { name: "short.png", content: "abc", size: 4_000 };
    const honest = { name: "honest.json", content: cardJson("Honest") };
    expect(await tableOf(zipOf([lying, honest, short]))).toEqual([
      "a.zip/lie.png failed unreadable",
      "a.zip/honest.json waiting -",
      "a.zip/short.png failed unreadable",
    ]);
  });

  test("and leads out of itself with its names, names nothing on this machine", async () => {
    const names = ["../../../etc/evil.json", "/root/evil.json", "C:\\evil.json", "a/../../b.json"];
    const files = names.map((name) => ({ name, content: cardJson("Evil") }));
    const table = await tableOf(zipOf(files));
    expect(table.map((line) => line.replace(/ waiting -$/, ""))).toEqual([
      "a.zip/etc/evil.json",
      "a.zip/root/evil.json",
      "a.zip/C:/evil.json",
      "a.zip/a/b.json",
    ]);
  });

  test("and has names without an end, is remembered by the end of each", async () => {
    const name = `${"x".repeat(60_000)}.json`;
    const { names } = await factsOf(Buffer.from(zipOf([{ name, content: "" }])));
    expect(names).toEqual([name.slice(-2_000)]);
  });

  test("and is encrypted, or compressed in an unknown way, or too large inside, says so", async () => {
    const files: ZipFile[] = [
      { name: "secret.json", content: cardJson("Secret"), flags: 1 },
      { name: "odd.json", content: cardJson("Odd"), method: 12 },
      { name: "large.png", content: "", data: deflateRawSync(zeros), size: 11 * mebibyte },
    ];
    expect(await tableOf(zipOf(files))).toEqual([
      "a.zip/secret.json failed encrypted",
      "a.zip/odd.json failed unreadable",
      "a.zip/large.png failed too_large",
    ]);
  });

  test("and has more files than an import may have, is refused whole", async () => {
    const files = Array.from({ length: 20_001 }, (_, n) => ({
      name: `${n}`,
      content: "",
      isStored: true,
    }));
    const { status, body } = await importing.post([{ name: "a.zip", bytes: zipOf(files) }]);
    expect([status, body]).toMatchObject([
      413,
      { code: "IMPORT_LIMIT_EXCEEDED", errors: [{ path: "file", maximum: 20_000 }] },
    ]);
  });

  test("and is broken, fails alone", async () => {
    const whole = archive([{ name: "one.json", bytes: cardJson("One") }]);
    const job = await importing.run([
      { name: "cut.zip", bytes: whole.subarray(0, whole.length - 30) },
      { name: "whole.zip", bytes: whole },
    ]);
    expect(await importing.table(job.id)).toEqual([
      "cut.zip skipped not_a_card",
      "whole.zip/one.json imported -",
    ]);
  });

  test("and lies in another one, is not opened", async () => {
    const inner = archive([{ name: "inner.json", bytes: cardJson("Inner") }]);
    const job = await importing.run([
      {
        name: "a.zip",
        bytes: archive([
          { name: "b.zip", bytes: inner },
          { name: "c.charx", bytes: charx("C") },
        ]),
      },
    ]);
    expect(await importing.table(job.id)).toEqual([
      "a.zip/b.zip skipped not_a_card",
      "a.zip/c.charx imported -",
    ]);
  });
});

test("an archive beyond the memory is read from the disk, where nothing of it stays", async () => {
  const noise = Array.from({ length: 3 }, (_, n) => ({
    name: `noise-${n}.bin`,
    content: Buffer.alloc(5 * 1_048_576, n),
    isStored: true,
    crc: 0,
  }));
  const bytes = zipOf([...noise, { name: "card.png", content: cardPng("Spooled") }]);
  expect(bytes.length).toBeGreaterThan(10_485_760);
  const before = spools();
  expect((await tableOf(bytes)).at(-1)).toBe("a.zip/card.png waiting -");
  expect(spools()).toEqual(before);
});

test("a single file beyond the limit fails, and the others do not", async () => {
  const { body } = await importing.post([
    { name: "huge.png", bytes: Buffer.alloc(11 * 1_048_576) },
    { name: "small.json", bytes: cardJson("Small") },
  ]);
  const job = await importing.settled((body as ImportJob).id);
  expect(await importing.table(job.id)).toEqual([
    "huge.png failed too_large",
    "small.json imported -",
  ]);
});
