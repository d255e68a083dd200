import { expect, test } from "vitest";
import { waitingMessages } from "./wire.ts";

function message(type: string, content = ""): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + content.length);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(content)]);
}

const startup = message("", "user\0somebody\0");
// A statement with parameters, then one without.
const asked = ["P", "B", "E", "S", "Q"].map((type) => message(type, "select 'S', 'Q'"));

test.each([1, 3, 7, 10_000])("questions are counted in pieces of %i bytes", (size) => {
  let count = 0;
  const read = waitingMessages(() => (count += 1));
  const bytes = Buffer.concat([startup, ...asked, ...asked]);
  for (let from = 0; from < bytes.length; from += size) read(bytes.subarray(from, from + size));
  expect(count).toBe(4);
});
