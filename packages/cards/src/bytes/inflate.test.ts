import { randomBytes } from "node:crypto";
import { constants, deflateRawSync, deflateSync, inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { dullText } from "../testing/bombs.ts";
import { refusalOf } from "../testing/refusal.ts";
import { tinyBlocks } from "../testing/tinyBlocks.ts";
import { BrokenStreamError, inflate, OverflowError, unzlib } from "./inflate.ts";

const text = dullText(100_000);
const within = (limit: number) => ({ limit });
const packed = deflateRawSync(text);
const flush = { finishFlush: constants.Z_SYNC_FLUSH };

test("a stream is inflated up to its limit", () => {
  expect(Buffer.from(inflate(packed, within(100_000)).bytes)).toEqual(Buffer.from(text));
  expect(() => inflate(packed, within(99_999))).toThrow(OverflowError);
});

test("a stream is counted without being kept", () => {
  expect(inflate(packed, { ...within(100_000), keep: false })).toEqual({
    bytes: new Uint8Array(0),
    length: 100_000,
  });
});

test("what inflates 200 times is refused from a mebibyte on", () => {
  const zeros = (length: number) => deflateRawSync(new Uint8Array(length));
  expect(inflate(zeros(1_048_576), within(10_000_000)).length).toBe(1_048_576);
  expect(refusalOf(() => inflate(zeros(1_100_000), within(10_000_000)))).toBe("too_large");
});

test("a broken stream is told from a long one", () => {
  expect(() => inflate(Buffer.from([7, 7, 7]), within(10))).toThrow(BrokenStreamError);
  expect(() => inflate(packed.subarray(0, 50), within(100_000))).toThrow(BrokenStreamError);
});

test("zlib is known by its first bytes", () => {
  const stream = deflateSync(text);
  expect(Buffer.from(unzlib(stream, within(100_000)))).toEqual(Buffer.from(text));
  const withDictionary = Buffer.concat([Buffer.from([0x78, 0xbb]), stream.subarray(2)]);
  expect(() => unzlib(withDictionary, within(100_000))).toThrow(BrokenStreamError);
  expect(() => unzlib(Buffer.concat([Buffer.from("xx"), packed]), within(100_000))).toThrow(
    BrokenStreamError,
  );
});

test("a stream of tiny blocks is refused, and one that was flushed after every text is not", () => {
  expect(inflate(tinyBlocks(50), within(0)).length).toBe(0);
  expect(refusalOf(() => inflate(tinyBlocks(100), within(0)))).toBe("too_large");
  const flushed = Array.from({ length: 500 }, (_, index) =>
    deflateRawSync(randomBytes(300 + index), flush),
  );
  const bytes = Buffer.concat([...flushed, deflateRawSync("")]);
  expect(inflate(bytes, within(1_000_000)).length).toBe(500 * 300 + (499 * 500) / 2);
});

test.each(Array.from({ length: 40 }, (_, at) => at))(
  "%i bytes in, a stream goes on whole",
  (at) => {
    // Ends of blocks stand in other bits each time.
    const short = Array.from({ length: 20 }, (_, index) =>
      deflateRawSync("ab".repeat(at + index), flush),
    );
    const bytes = Buffer.concat([...short, deflateRawSync("end")]);
    const whole = Buffer.from(inflate(bytes, within(10_000)).bytes);
    expect(whole).toEqual(inflateRawSync(bytes));
    for (let end = 0; end < bytes.length; end++) {
      expect(() => inflate(bytes.subarray(0, end), within(10_000))).toThrow(BrokenStreamError);
    }
    expect(inflate(Buffer.concat([bytes, Buffer.from("more")]), within(10_000)).bytes).toEqual(
      new Uint8Array(whole),
    );
  },
);
