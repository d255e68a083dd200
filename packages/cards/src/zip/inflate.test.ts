import { deflateRawSync, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { dullText } from "../testing/bombs.ts";
import { refusalOf } from "../testing/refusal.ts";
import { BrokenStreamError, deadline, inflate, OverflowError, unzlib } from "./inflate.ts";

const text = dullText(100_000);
const within = (limit: number) => ({ limit, until: deadline() });
const packed = deflateRawSync(text);

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

test("a stream is given up when its time is over", () => {
  const late = { limit: 100_000, until: performance.now() - 1 };
  expect(refusalOf(() => inflate(packed, late))).toBe("too_large");
});
