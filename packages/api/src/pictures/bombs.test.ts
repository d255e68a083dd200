import { crc32, deflateSync } from "node:zlib";
import { processorTimeOf } from "@personaforge/cards/testing/processorTime";
import sharp from "sharp";
import { expect, test } from "vitest";
import { pngOf } from "../testing/cardFiles.ts";
import { makePicture } from "./makePicture.ts";

const flat = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: "red" } });
const png = await flat(8).png().toBuffer();

/** A header that promises so many pixels, and data of a few. */
function promising(width: number, height: number): Buffer {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

/** A PNG with so many texts that each inflate to 4 MB. */
function withTexts(count: number): Buffer {
  const body = Buffer.concat([Buffer.from("zTXta\0\0"), deflateSync(Buffer.alloc(4_000_000, 65))]);
  const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const;
  ends[0].writeUInt32BE(body.length - 4);
  ends[1].writeUInt32BE(crc32(body));
  const text = Buffer.concat([ends[0], body, ends[1]]);
  const texts = Array<Buffer>(count).fill(text);
  return Buffer.concat([png.subarray(0, 33), ...texts, png.subarray(33)]);
}

/** A moving WebP of one pixel. */
async function moving(frames: number): Promise<Buffer> {
  const pixels = Buffer.from([255, 0, 0, 255, 0, 0, 255, 255]);
  const raw = { width: 1, height: 2, channels: 4, pageHeight: 1 } as const;
  const bytes = await sharp(pixels, { raw }).webp({ loop: 0 }).toBuffer();
  const at = bytes.indexOf("ANMF");
  const frame = bytes.subarray(at, at + 8 + bytes.readUInt32LE(at + 4));
  const all = Buffer.concat([bytes.subarray(0, at), ...Array<Buffer>(frames).fill(frame)]);
  all.writeUInt32LE(all.length - 8, 4);
  return all;
}

/** MiB of this process at most, while the work is done. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const rss = () => process.memoryUsage.rss() / 1_048_576;
  const before = rss();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, rss())), 2);
  await work();
  clearInterval(timer);
  return Math.max(peak, rss()) - before;
}

// What one picture takes at first, and later ones share.
await makePicture(await pngOf(1500, 1500));

test.each<[string, Buffer, string]>([
  ["20,000 × 20,000 pixels in a header", promising(20_000, 20_000), "IMPORT_LIMIT_EXCEEDED"],
  ["2³¹ pixels in a header", promising(65_536, 32_768), "IMPORT_LIMIT_EXCEEDED"],
  ["8,192 × 8,192 pixels in a header", promising(8_192, 8_192), "VALIDATION_FAILED"],
  ["67 megapixels of one colour", await flat(8_192).png().toBuffer(), "made"],
  [
    "interlaced, too large to be decoded whole",
    await flat(4_096).png({ progressive: true }).toBuffer(),
    "IMPORT_LIMIT_EXCEEDED",
  ],
  [
    "interlaced, as large as may be",
    await flat(2_896).png({ progressive: true }).toBuffer(),
    "made",
  ],
  ["67 megapixels of JPEG", await flat(8_192).jpeg().toBuffer(), "made"],
  [
    "progressive JPEG",
    await flat(4_096).jpeg({ progressive: true }).toBuffer(),
    "IMPORT_LIMIT_EXCEEDED",
  ],
  ["WebP", await flat(2_896).webp().toBuffer(), "made"],
  ["PNG with 100 texts of 4 MB", withTexts(100), "made"],
  ["PNG with 2,000 texts of 4 MB", withTexts(2_000), "made"],
  ["WebP of 400,000 frames", await moving(400_000), "IMPORT_LIMIT_EXCEEDED"],
  ["WebP of 4,990 frames", await moving(4_990), "made"],
  ["GIF", await flat(2_896).gif().toBuffer(), "made"],
  ["AVIF", await flat(1_773).avif({ effort: 0 }).toBuffer(), "made"],
  ["AVIF of 482 bytes", await flat(4_096).avif({ effort: 0 }).toBuffer(), "IMPORT_LIMIT_EXCEEDED"],
])("%s: answered in 2 s of a processor and 64 MiB", async (_name, bytes, expected) => {
  let answer = "";
  let growth = 0;
  const make = async () => {
    answer = await makePicture(bytes).then(
      () => "made",
      (error: { code: string }) => error.code,
    );
  };
  const time = await processorTimeOf(async () => (growth = await growthOf(make)));
  expect(answer).toBe(expected);
  expect(time).toBeLessThan(2_000);
  expect(growth).toBeLessThan(64);
});
