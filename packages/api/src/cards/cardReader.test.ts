import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { jsonFile, pngCard, pngOf } from "../testing/cardFiles.ts";
import { type CardReaderOptions, createCardReader } from "./cardReader.ts";

function openReader(options: CardReaderOptions = {}) {
  // A very busy machine needs longer than the usual 10 s.
  const reader = createCardReader({ deadline: 60_000, ...options });
  onTestFinished(() => reader.close());
  return reader;
}

const folder = await mkdtemp(join(tmpdir(), "cardReader-"));
afterAll(() => rm(folder, { recursive: true }));

/** A thread that runs this code instead of the product's. */
async function thread(name: string, body: string): Promise<URL> {
  const path = join(folder, `${name}.mjs`);
  await writeFile(
    path,
    `let asked = 0; export default async ({ bytes, name }) => { asked++; ${body} };`,
  );
  return pathToFileURL(path);
}

test("a file is read in the thread, which is given the bytes and not a copy", async () => {
  const bytes = pngCard(
    await sharp(await pngOf(300, 300))
      .png({ compressionLevel: 0 })
      .toBuffer(),
  );
  const own = Buffer.from(new Uint8Array(bytes).buffer);
  const read = await openReader().read(own, { name: "mira.png" });
  expect(own.length).toBe(0);
  if (read.kind === "refused") throw new Error(read.message);
  expect(Buffer.from(read.original.bytes).equals(bytes)).toBe(true);
  // The picture of a PNG card is the card: one buffer for both.
  expect(read.image?.bytes.buffer).toBe(read.original.bytes.buffer);
  expect(read.card.name).toBe("Mira Vale");
  expect(read.mapped.content.name).toBe("Mira Vale");
});

test("small buffers, which share their memory, stay readable", async () => {
  const bytes = jsonFile();
  const before = bytes.toString();
  await openReader().read(bytes);
  expect(bytes.toString()).toBe(before);
});

test("files that come at once are each answered with their own", async () => {
  const reader = openReader();
  const names = Array.from({ length: 12 }, (_, at) => `Mira ${at}`);
  const all = await Promise.all(names.map((name) => reader.read(jsonFile({ name }))));
  expect(all.map((read) => (read.kind === "refused" ? "" : read.card.name))).toEqual(names);
});

test("timers fire while a large file is read", async () => {
  const reader = openReader({ deadline: 60_000 });
  await reader.read(jsonFile());
  const entries = Array.from({ length: 5_000 }, (_, at) => ({
    ...{ keys: [`k${at}`], content: "Lore, ".repeat(60), enabled: true, insertion_order: at },
    extensions: {},
  }));
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const read = await reader.read(jsonFile({ character_book: { entries, extensions: {} } }));
  clearInterval(timer);
  expect(read.kind).toBe("character");
  expect(ticks).toBeGreaterThan(5);
});

describe("a file is refused", () => {
  test("that takes too long, and the next one gets a new thread", async () => {
    const slow = await thread("slow", 'if (name === "stuck") for (;;); return { kind: "read" };');
    const reader = openReader({ deadline: 200, thread: slow });
    await reader.read(jsonFile());
    const [stuck, next] = await Promise.all([
      reader.read(jsonFile(), { name: "stuck" }),
      reader.read(jsonFile(), { name: "next" }),
    ]);
    expect(stuck).toMatchObject({ kind: "refused", code: "timed_out" });
    expect(next).toEqual({ kind: "read" });
  });

  test("that takes too much memory", async () => {
    const greedy = await thread(
      "greedy",
      'if (name !== "greedy") return { kind: "read" }; let all = null; for (;;) all = { all, more: [1, 2, 3] };',
    );
    const reader = openReader({ deadline: 30_000, memory: 64, thread: greedy });
    const read = await reader.read(jsonFile(), { name: "greedy" });
    expect(read).toMatchObject({ kind: "refused", code: "too_large" });
    expect(await reader.read(jsonFile())).toEqual({ kind: "read" });
  });

  test("when as many wait as may", async () => {
    const slow = await thread("busy", "await new Promise((later) => setTimeout(later, 200));");
    const reader = openReader({ queue: 1, thread: slow });
    const all = await Promise.allSettled([1, 2, 3].map(() => reader.read(jsonFile())));
    expect(all.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
    expect(all[2]).toMatchObject({ reason: { code: "OVERLOADED", retryAfter: 2 } });
  });
});

describe("what is our own fault", () => {
  test("is thrown, and the next file is read", async () => {
    const broken = await thread(
      "broken",
      'if (asked === 1) throw new TypeError("ours"); return { kind: "read" };',
    );
    const reader = openReader({ thread: broken });
    await expect(reader.read(jsonFile())).rejects.toThrow("ours");
    expect(await reader.read(jsonFile())).toEqual({ kind: "read" });
  });

  test("as a thread that ends, or does not begin", async () => {
    const ends = openReader({ thread: await thread("ends", "process.exit(3);") });
    await expect(ends.read(jsonFile())).rejects.toThrow("exited with code: 3");
    const reasons: Error[] = [];
    const missing = openReader({
      thread: pathToFileURL(join(folder, "nowhere.mjs")),
      onFailure: (reason) => reasons.push(reason),
    });
    await expect(missing.read(jsonFile())).rejects.toThrow("nowhere");
  });
});

test("an idle thread is let go, and another one started when needed", async () => {
  const counting = await thread("counting", "return { kind: asked };");
  const again = async (idle: number) => {
    const reader = openReader({ idle, thread: counting });
    await reader.read(jsonFile());
    await new Promise((resolve) => setTimeout(resolve, 300));
    return reader.read(jsonFile());
  };
  expect(await again(10)).toEqual({ kind: 1 });
  expect(await again(60_000)).toEqual({ kind: 2 });
});

test("a process with an open reader ends by itself, after its files", async () => {
  const reader = JSON.stringify(new URL("./cardReader.ts", import.meta.url).href);
  const script = `import { createCardReader } from ${reader};
    const read = await createCardReader().read(Buffer.from(${JSON.stringify(jsonFile().toString())}));
    console.log(read.card.name);`;
  const node = promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    timeout: 60_000,
  });
  expect((await node).stdout.trim()).toBe("Mira Vale");
});
