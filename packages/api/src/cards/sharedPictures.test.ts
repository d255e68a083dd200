import { createHash } from "node:crypto";
import { pictureTypeOf } from "@personaforge/cards/images/pictureType";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { sharedJpeg } from "./sharedJpeg.ts";
import { sharedWebp } from "./sharedWebp.ts";

const noted = "GPS 52.5 N, 13.4 E";

/** Two colours, so that which way up they are shows. */
const pixels = () =>
  sharp({ create: { width: 40, height: 24, channels: 3, background: "#5b6c8f" } }).composite([
    {
      input: { create: { width: 9, height: 7, channels: 3, background: "#fff" } },
      top: 0,
      left: 0,
    },
  ]);

const noting = (turned: number) =>
  pixels()
    .withMetadata({ orientation: turned })
    .withExifMerge({ IFD0: { Copyright: noted } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${noted}</x:xmpmeta>`)
    .withIccProfile("p3");

async function shownAs(file: Uint8Array): Promise<string> {
  const pixels = await sharp(file, { ignoreIcc: true, pages: -1 }).autoOrient().raw().toBuffer();
  return createHash("sha256").update(pixels).digest("hex");
}

const comment = Buffer.from(`\xff\xfe\0${String.fromCharCode(noted.length + 2)}${noted}`, "latin1");

describe("a picture that others get", () => {
  test.each([
    ["a JPEG", 1, { progressive: false }],
    ["a JPEG that is turned", 6, { progressive: false }],
    ["a JPEG of many scans", 8, { progressive: true, chromaSubsampling: "4:4:4" }],
  ])("is what it shows, and no more: %s", async (_, turned, options) => {
    const jpeg = await noting(turned).jpeg(options).toBuffer();
    const before = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), comment]);
    const after = sharedJpeg(before);
    expect(await shownAs(after)).toBe(await shownAs(before));
    const { orientation = 1, exif, xmp, icc } = await sharp(after).metadata();
    expect({ orientation, xmp, icc }).toEqual({
      orientation: turned,
      xmp: undefined,
      icc: undefined,
    });
    expect((exif?.length ?? 0) <= 32).toBe(true);
    expect([before.includes(noted), after.includes(noted)]).toEqual([true, false]);
  });

  test.each([
    ["a WebP", 1, {}],
    ["a WebP that is turned", 6, {}],
    ["a WebP without losses", 3, { lossless: true }],
  ])("is what it shows, and no more: %s", async (_, turned, options) => {
    const webp = await noting(turned).webp(options).toBuffer();
    const before = Buffer.concat([webp, Buffer.from(noted)]);
    const after = sharedWebp(before);
    expect(await shownAs(after)).toBe(await shownAs(before));
    const { orientation = 1, xmp, icc } = await sharp(after).metadata();
    expect({ orientation, xmp, icc }).toEqual({
      orientation: turned,
      xmp: undefined,
      icc: undefined,
    });
    expect([before.includes(noted), after.includes(noted)]).toEqual([true, false]);
  });

  test("moves as before", async () => {
    const frames = await Promise.all(
      ["#f00", "#0f0"].map((background) =>
        sharp({ create: { width: 16, height: 16, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const webp = await sharp(frames, { join: { animated: true } })
      .withExif({ IFD0: { Copyright: noted } })
      .webp({ delay: [100, 200] })
      .toBuffer();
    const after = sharedWebp(webp);
    expect(await shownAs(after)).toBe(await shownAs(webp));
    expect((await sharp(after, { animated: true }).metadata()).delay).toEqual([100, 200]);
    expect([webp.includes(noted), after.includes(noted)]).toEqual([true, false]);
  });

  test("is read to its end wherever it is cut, and whatever its lengths say", async () => {
    const jpeg = await noting(6).jpeg().toBuffer();
    const webp = await noting(6).webp().toBuffer();
    for (const [file, shared] of [
      [jpeg, sharedJpeg],
      [webp, sharedWebp],
    ] as const) {
      for (let at = 12; at + 2 < file.length; at++) {
        const cut = file.subarray(0, at);
        const odd = Buffer.from(file).fill(0xff, at, at + 2);
        for (const broken of [cut, odd]) {
          const after = shared(broken);
          expect(after.length).toBeLessThan(file.length + 60);
          expect(pictureTypeOf(Buffer.concat([after, Buffer.alloc(12)]))).toBe(pictureTypeOf(file));
        }
      }
    }
  });
});
