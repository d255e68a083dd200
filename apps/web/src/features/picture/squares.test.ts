import { describe, expect, test } from "vitest";
import { firstSquare, squareIn, squareOf } from "./squares.ts";

const high = { width: 400, height: 600 };
const wide = { width: 601, height: 400 };

describe("squares of a picture", () => {
  test("begin at the top of what is high, and in the middle of what is wide", () => {
    expect(firstSquare(high)).toEqual({ left: 0, top: 0, size: 400 });
    expect(firstSquare(wide)).toEqual({ left: 101, top: 0, size: 400 });
  });

  test.each([
    [
      { left: -5, top: 700, size: 100 },
      { left: 0, top: 500, size: 100 },
    ],
    [
      { left: 350, top: 10, size: 9_000 },
      { left: 0, top: 10, size: 400 },
    ],
    [
      { left: 3, top: 4, size: 0 },
      { left: 3, top: 4, size: 1 },
    ],
  ])("%o is brought into the picture", (wanted, square) => {
    expect(squareIn(high, wanted)).toEqual(square);
  });

  test("are whole pixels of what a cropper shows", () => {
    const area = { x: 10.4, y: 20.6, width: 99.7, height: 99.7 };
    expect(squareOf(high, area)).toEqual({ left: 10, top: 21, size: 100 });
  });
});
