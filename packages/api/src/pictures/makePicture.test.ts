import sharp from "sharp";
import { thumbHashToApproximateAspectRatio } from "thumbhash";
import { describe, expect, test } from "vitest";
import { pngOf } from "../testing/cardFiles.ts";
import { makePicture, makeSquare } from "./makePicture.ts";

/** Two halves, so that turning and cutting can be seen. */
const halves = (width: number, height: number) => {
  const half = { width, height: Math.floor(height / 2), channels: 3 as const };
  return sharp({ create: { ...half, height, background: "red" } }).composite([
    { input: { create: { ...half, background: "blue" } }, top: half.height, left: 0 },
  ]);
};
const png = await halves(600, 900).png().toBuffer();
const jpeg = await halves(600, 900).jpeg().toBuffer();
const tiff = await halves(6, 9).tiff().toBuffer();

async function colourAt(bytes: Uint8Array, { left, top }: { left: number; top: number }) {
  const part = sharp(bytes).extract({ left, top, width: 1, height: 1 });
  const [red = 0, , blue = 0] = await part.removeAlpha().raw().toBuffer();
  return red > blue ? "red" : "blue";
}

describe("a picture is made", () => {
  test("as WebP of the same size, with a thumbhash of its shape", async () => {
    const { picture, bytes } = await makePicture(png);
    expect(picture).toMatchObject({ width: 600, height: 900 });
    expect(picture.hash).toMatch(/^[0-9a-f]{64}$/);
    const ratio = thumbHashToApproximateAspectRatio(Buffer.from(picture.thumbhash, "base64"));
    expect(ratio).toBeCloseTo(600 / 900, 1);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 600 });
  });

  test("at most 1,024 pixels on a side", async () => {
    const large = await halves(3000, 1500).jpeg().toBuffer();
    expect((await makePicture(large)).picture).toMatchObject({ width: 1024, height: 512 });
  });

  test.each(["png", "jpeg", "webp", "gif", "avif"] as const)("of %s", async (format) => {
    const { picture } = await makePicture(await halves(40, 60).toFormat(format).toBuffer());
    expect(picture).toMatchObject({ width: 40, height: 60 });
  });

  test("of the first frame of one that moves", async () => {
    const frames = [await pngOf(30, 20, 1), await pngOf(30, 20, 2)];
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    expect((await makePicture(moving)).picture).toMatchObject({ width: 30, height: 20 });
  });

  test("upright, without what the camera wrote", async () => {
    const exif = { IFD0: { Copyright: "canary-of-exif" } };
    const turned = await halves(600, 900)
      .withMetadata({ orientation: 6 })
      .withExifMerge(exif)
      .jpeg()
      .toBuffer();
    expect(turned.includes("canary-of-exif")).toBe(true);
    const { picture, bytes } = await makePicture(turned);
    expect(picture).toMatchObject({ width: 900, height: 600 });
    expect(await colourAt(bytes, { left: 10, top: 300 })).toBe("blue");
    expect(bytes.includes("canary-of-exif")).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  test("of the part that is asked for, in its upright pixels", async () => {
    const turned = await halves(600, 900).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { picture, bytes } = await makePicture(turned, { left: 500, top: 100, size: 400 });
    expect(picture).toMatchObject({ width: 400, height: 400 });
    expect(await colourAt(bytes, { left: 200, top: 200 })).toBe("red");
    await expect(makePicture(turned, { left: 501, top: 0, size: 400 })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
      fieldErrors: [{ path: "crop", code: "outside" }],
    });
  });
});

describe("a square is", () => {
  test("the top of what is higher, and the middle of what is wider", async () => {
    const { bytes, picture } = await makePicture(png);
    const top = await makeSquare(bytes, { ...picture, size: 128 });
    expect(await sharp(top).metadata()).toMatchObject({ format: "webp", width: 128, height: 128 });
    expect(await colourAt(top, { left: 64, top: 80 })).toBe("red");
    const wide = await makePicture(await sharp(png).rotate(90).png().toBuffer());
    const middle = await makeSquare(wide.bytes, { ...wide.picture, size: 64 });
    expect(await colourAt(middle, { left: 4, top: 32 })).toBe("blue");
    expect(await colourAt(middle, { left: 60, top: 32 })).toBe("red");
  });

  test("never larger than the picture", async () => {
    const { bytes, picture } = await makePicture(await pngOf(50, 70));
    const square = await makeSquare(bytes, { ...picture, size: 512 });
    expect(await sharp(square).metadata()).toMatchObject({ width: 50, height: 50 });
  });
});

describe("what is no picture, or a broken one, is refused", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>';
  test.each<[string, string | Buffer, string]>([
    ["SVG", svg, "UNSUPPORTED_MEDIA_TYPE"],
    ["SVG with a declaration", `<?xml version="1.0"?>${svg}`, "UNSUPPORTED_MEDIA_TYPE"],
    ["HTML", "<!doctype html><img src=x onerror=alert(1)>", "UNSUPPORTED_MEDIA_TYPE"],
    ["PDF", "%PDF-1.7\n", "UNSUPPORTED_MEDIA_TYPE"],
    ["TIFF", tiff, "UNSUPPORTED_MEDIA_TYPE"],
    ["nothing", "", "UNSUPPORTED_MEDIA_TYPE"],
    ["a PNG that ends early", png.subarray(0, -200), "VALIDATION_FAILED"],
    ["a PNG of a signature", png.subarray(0, 8), "UNSUPPORTED_MEDIA_TYPE"],
    ["a JPEG that ends early", jpeg.subarray(0, jpeg.length - 1_000), "VALIDATION_FAILED"],
    [
      "SVG behind the signature of a PNG",
      Buffer.concat([png.subarray(0, 33), Buffer.from(svg)]),
      "VALIDATION_FAILED",
    ],
  ])("%s", async (_name, bytes, code) => {
    await expect(makePicture(Buffer.from(bytes))).rejects.toMatchObject({ code });
  });

  test("SVG also where nobody looked at its first bytes", async () => {
    await expect(sharp(Buffer.from(svg)).png().toBuffer()).rejects.toThrow("unsupported image");
  });
});
