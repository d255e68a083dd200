import { describe, expect, test } from "vitest";
import { release } from "./release.ts";

const large = 1_048_576;

describe("released are", () => {
  test("bytes that have their memory for themselves", () => {
    const bytes = Buffer.allocUnsafeSlow(large);
    const view = new Uint8Array(bytes.buffer);
    release(bytes);
    expect(bytes).toHaveLength(0);
    expect(view).toHaveLength(0);
  });

  test("never those that share it with others", () => {
    const whole = Buffer.allocUnsafeSlow(large).fill(7);
    release(whole.subarray(1));
    release(Buffer.from("short"));
    expect(whole.equals(Buffer.alloc(large, 7))).toBe(true);
  });

  test("never twice", () => {
    const bytes = Buffer.allocUnsafeSlow(large);
    release(bytes);
    expect(() => release(bytes)).not.toThrow();
  });
});
