import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { openZip } from "./zipStream.ts";

const text = Buffer.from(
  Array.from({ length: 150_000 }, (_, at) => `word ${at * 7919}, `).join(""),
);

test("files come out of a ZIP as they went in", async () => {
  const { add, end } = openZip();
  const files = {
    "text.json": text,
    "灯台.json": Buffer.from("{}"),
    "empty.json": Buffer.alloc(0),
  };
  const parts: Uint8Array[] = [];
  for (const [name, bytes] of Object.entries(files)) parts.push(...(await add(name, bytes, false)));
  parts.push(...(await add("a.png", text, true)), ...end());
  const zip = Buffer.concat(parts);
  expect(zip.length).toBeGreaterThan(text.length);
  expect(zip.length).toBeLessThan(text.length * 1.6);
  const read = unzipSync(zip);
  expect(Object.keys(read)).toEqual([...Object.keys(files), "a.png"]);
  for (const [name, bytes] of Object.entries({ ...files, "a.png": text })) {
    expect(bytes.equals(read[name] ?? Buffer.of(1)), name).toBe(true);
  }
});

test("timers fire while a large file is deflated", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  await openZip().add("text.json", text, false);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(5);
});
