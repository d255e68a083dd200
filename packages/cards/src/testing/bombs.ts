import { constants, deflateRawSync, deflateSync } from "node:zlib";
import { chunkOf } from "../png/writePng.ts";
import { joined } from "../bytes/joined.ts";
import { pngWith, zTXt } from "./pngBuilder.ts";
import { tinyBlocks } from "./tinyBlocks.ts";
import { zipOf } from "./zipBuilder.ts";

const mebibyte = 1_048_576;
const zeros = new Uint8Array(16 * mebibyte);

/** Deflate of zeros without end: 9 MiB that inflate to 9 GiB. */
function endlessStream(): Uint8Array {
  // Flushed instead of finished, each copy goes on where the one before it stopped.
  const block = deflateRawSync(zeros, { finishFlush: constants.Z_SYNC_FLUSH });
  return joined(Array.from({ length: 560 }, () => block));
}

/** Text that shrinks a hundred times, so that no ratio gives it away. */
export function dullText(length: number): Uint8Array {
  const text = new Uint8Array(length).fill(32);
  for (let at = 0; at < length; at += 500) text[at] = 97 + ((at * 7919) % 26);
  return text;
}

const card = { name: "card.json", content: '{"name":"Ann","description":"","first_mes":"Hi."}' };

interface Bomb {
  code: string;
  make: () => Uint8Array;
}

/** Small files that want to be very large ones, and how each is to be refused. */
export const bombs: Record<string, Bomb> = {
  "a text chunk of zeros without end": {
    code: "too_large",
    make: () => {
      const stream = joined([deflateSync("").subarray(0, 2), endlessStream()]);
      const data = joined([Buffer.from("chara\0\0"), stream]);
      return pngWith({ afterIdat: [chunkOf("zTXt", data)] });
    },
  },
  "a text chunk that inflates a hundred times": {
    code: "too_large",
    make: () => {
      return pngWith({ afterIdat: [zTXt("ccv3", dullText(11 * mebibyte))] });
    },
  },
  "text chunks that are below the limit one by one": {
    code: "too_large",
    make: () => {
      const chunk = zTXt("ccv3", dullText(6 * mebibyte));
      return pngWith({ afterIdat: Array.from({ length: 10 }, () => chunk) });
    },
  },
  "a file of a package that says it is small": {
    code: "unsafe_package",
    make: () => zipOf([card, { name: "a.png", content: "x", size: 1, data: endlessStream() }]),
  },
  "a card of a package that says it is small": {
    code: "unsafe_package",
    make: () => zipOf([{ ...card, data: endlessStream() }]),
  },
  "files of a package that share their bytes": {
    code: "unsafe_package",
    make: () => {
      const data = deflateRawSync(dullText(8 * mebibyte));
      const files = Array.from({ length: 1500 }, (_, index) => {
        return { name: `${index}.png`, content: "x", data: index === 0 ? data : new Uint8Array(0) };
      });
      return zipOf(files.map((file) => ({ ...file, offset: 0 })));
    },
  },
  "many files of a package that say they are small": {
    code: "unsafe_package",
    make: () => {
      const data = deflateRawSync(dullText(4 * mebibyte));
      const files = Array.from({ length: 150 }, (_, index) => {
        return { name: `${index}.zip`, content: "x", data };
      });
      return zipOf([card, ...files]);
    },
  },
  "many files of a package, each within its limit": {
    code: "too_large",
    make: () => {
      const data = deflateRawSync(dullText(4 * mebibyte));
      const files = Array.from({ length: 150 }, (_, index) => {
        return { name: `${index}.zip`, content: "x", data, size: 4 * mebibyte };
      });
      return zipOf([card, ...files]);
    },
  },
  "a text chunk of tiny blocks": {
    code: "too_large",
    make: () => {
      const head = Buffer.from("chara\0\0\x78\x9c", "latin1");
      return pngWith({ afterIdat: [chunkOf("zTXt", joined([head, tinyBlocks(30_000)]))] });
    },
  },
  "files of a package of tiny blocks": {
    code: "too_large",
    make: () => {
      const data = tinyBlocks(1000);
      const files = Array.from({ length: 40 }, (_, index) => {
        return { name: `${index}.png`, content: "x", data };
      });
      return zipOf([card, ...files]);
    },
  },
  "JSON of endless levels": { code: "too_deep", make: () => Buffer.alloc(9 * mebibyte, "[") },
  "JSON of millions of objects": {
    code: "too_large",
    make: () => Buffer.from(`{"a":[${"{},".repeat(3_000_000)}0]}`),
  },
};
