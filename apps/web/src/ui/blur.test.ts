import { rgbaToThumbHash } from "thumbhash";
import { expect, test } from "vitest";
import { blurOf } from "./blur.ts";

/** A picture that is red above and blue below. */
function flag(width: number, height: number): string {
  const pixels = Array.from({ length: width * height }, (_, index) =>
    index < (width * height) / 2 ? [220, 20, 20, 255] : [20, 20, 220, 255],
  );
  const hash = rgbaToThumbHash(width, height, pixels.flat());
  return Buffer.from(hash).toString("base64");
}

/** Width, height, and the bytes of the pixels: the encoder stores them as they are. */
function read(url: string) {
  expect(url).toMatch(/^data:image\/png;base64,/);
  const png = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const row = 6 + width * 4;
  const pixel = (x: number, y: number) => {
    const at = 43 + y * row + 6 + x * 4;
    return [...png.subarray(at, at + 4)];
  };
  return { width, height, pixel };
}

test.each([
  [40, 40, 5, 5],
  [48, 24, 5, 3],
  [24, 48, 3, 5],
])("a picture of %d × %d becomes %d × %d pixels of its colours", (width, height, columns, rows) => {
  const url = blurOf(flag(width, height));
  const blur = read(url);
  expect([blur.width, blur.height]).toEqual([columns, rows]);
  expect(url.length).toBeLessThan(330);
});

test("the colours stand where they stood", () => {
  const { pixel } = read(blurOf(flag(40, 40)));
  const [red = 0, , blue = 0] = pixel(2, 0);
  expect(red - blue).toBeGreaterThan(80);
  const [redBelow = 0, , blueBelow = 0] = pixel(2, 4);
  expect(blueBelow - redBelow).toBeGreaterThan(80);
});

test("what is no thumbhash breaks nothing", () => {
  for (const text of ["AA==", "", "////"]) expect(blurOf(text)).toMatch(/^data:image\/png/);
});
