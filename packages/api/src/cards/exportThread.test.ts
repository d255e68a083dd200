import { emptyCard } from "@personaforge/cards/card";
import { afterEach, describe, expect, test } from "vitest";
import { exampleContent } from "../testing/examples.ts";
import { type CardWriter, type CardWriterOptions, createCardWriter } from "./exportThread.ts";
import type { WriteTask } from "./exportCard.ts";
import { packOriginal } from "./keptOriginal.ts";

const writers: CardWriter[] = [];
function open(options?: CardWriterOptions): CardWriter {
  const writer = createCardWriter(options);
  writers.push(writer);
  return writer;
}
afterEach(async () => {
  await Promise.all(writers.splice(0).map((writer) => writer.close()));
});

const small: WriteTask = {
  ...{ content: exampleContent(), original: null, format: "json", image: null, now: 0 },
};
const large: WriteTask = {
  ...small,
  content: exampleContent({ alternate_greetings: ["灯".repeat(20_000), "x".repeat(60_000)] }),
};
const stuck = new URL("./testing/stuckWriter.ts", import.meta.url);

describe("a card writer", () => {
  test("writes the same in its thread as without", async () => {
    const writer = open();
    const here = open({ thread: stuck });
    const format = "charx";
    const [one, other] = await Promise.all([
      writer.write({ ...large, format }),
      writer.write({ ...small, format }),
    ]);
    expect(one.bytes.length).toBeGreaterThan(other.bytes.length);
    expect(one).toMatchObject({ type: "application/zip", extension: "charx", losses: [] });
    expect(await here.write({ ...small, format })).toEqual(other);
  });

  test("reads an original in its thread", async () => {
    const data = { name: "Mira", odd: "x".repeat(100_000) };
    const raw = { spec: "chara_card_v3", spec_version: "3.0", data };
    const card = { ...emptyCard(), name: "Mira" };
    const parsed = await packOriginal({ format: "v3", container: "json", raw, card });
    const bytes = Buffer.from(JSON.stringify(raw));
    const content = exampleContent({ name: "Mira Vale" });
    const written = await open().write({
      ...small,
      content,
      original: { parsed, bytes, isOwn: true },
    });
    expect(JSON.parse(Buffer.from(written.bytes).toString())).toMatchObject({
      data: { name: "Mira Vale", odd: data.odd },
    });
  });

  test("lists losses of what is large, too", async () => {
    const { format: _, image: __, ...version } = large;
    const listed = await open().losses({ ...version, formats: ["json", "eliza"] });
    expect(listed.map(({ format }) => format)).toEqual(["json", "eliza"]);
    expect(listed[1]?.losses.map(({ path }) => path)).toContain("alternate_greetings");
  });

  test("gives a file up after its time, and writes what is small all the same", async () => {
    const writer = open({ thread: stuck, deadline: 300 });
    const began = performance.now();
    await expect(writer.write(large)).rejects.toMatchObject({
      code: "OVERLOADED",
      retryAfter: 5,
      message: expect.stringContaining("too long"),
    });
    expect(performance.now() - began).toBeLessThan(20_000);
    expect((await writer.write(small)).type).toBe("application/json");
  });

  test("does not count the time in which its thread begins", async () => {
    const slow = new URL("./testing/slowWriter.ts", import.meta.url);
    const writer = open({ thread: slow, deadline: 900 });
    expect((await writer.write(large)).type).toBe("application/json");
  });

  test("refuses what comes when too many wait", async () => {
    const writer = open({ thread: stuck, deadline: 500, queue: 1 });
    const [first, second, third] = [large, large, large].map((task) =>
      writer.write(task).catch((error: Error) => error.message),
    );
    expect(await third).toBe("Too many files are being written. Try again in a moment.");
    expect(await Promise.all([first, second])).toEqual([
      expect.stringContaining("too long"),
      expect.stringContaining("too long"),
    ]);
  });

  test("survives the end of its thread", async () => {
    const writer = open({ thread: stuck });
    const { format: _, image: __, ...version } = large;
    await expect(writer.losses({ ...version, formats: ["json"] })).rejects.toThrow();
    await expect(writer.losses({ ...version, formats: ["json"] })).rejects.toThrow();
  });
});
