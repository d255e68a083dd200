/** The order in which deflate gives the lengths of the codes for lengths. */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

class BitWriter {
  readonly bytes: number[] = [];
  #byte = 0;
  #used = 0;

  /** The lowest bit first, as deflate has numbers. */
  put(value: number, count: number): void {
    for (let bit = 0; bit < count; bit++) {
      this.#byte |= ((value >> bit) & 1) << this.#used++;
      if (this.#used < 8) continue;
      this.bytes.push(this.#byte);
      this.#byte = 0;
      this.#used = 0;
    }
  }

  /** The highest bit first, as deflate has codes. */
  putCode({ code, length }: Code): void {
    for (let bit = length - 1; bit >= 0; bit--) this.put((code >> bit) & 1, 1);
  }
}

interface Code {
  code: number;
  length: number;
}

/** The canonical codes of symbols with these lengths. */
function codesOf(lengths: readonly number[]): Code[] {
  let code = 0;
  const codes = lengths.map((length): Code => ({ code: 0, length }));
  for (let length = 1; length <= 15; length++) {
    for (const each of codes) if (each.length === length) each.code = code++;
    code <<= 1;
  }
  return codes;
}

/**
 * Deflate of nothing at all in many blocks, each of 23 bytes and with tables for codes of 15 bits:
 * to build those takes a thousand times as long as to read them.
 */
export function tinyBlocks(count: number): Uint8Array {
  const literals = Array.from({ length: 257 }, (_, symbol) => (symbol < 15 ? symbol + 1 : 0));
  literals[256] = 15;
  const lengths = order.map((_, symbol) => ([11, 12, 13, 14, 16, 17].includes(symbol) ? 5 : 4));
  const codes = codesOf(lengths);
  const ends = codesOf(literals)[256] ?? { code: 0, length: 15 };
  const writer = new BitWriter();
  const putLength = (symbol: number) => writer.putCode(codes[symbol] ?? ends);
  for (let block = 0; block < count; block++) {
    // Not the last, with tables of its own: 257 literals, one distance, 19 lengths.
    for (const [value, bits] of [
      [0, 1],
      [2, 2],
      [0, 5],
      [0, 5],
      [15, 4],
    ] as const) {
      writer.put(value, bits);
    }
    for (const symbol of order) writer.put(lengths[symbol] ?? 0, 3);
    for (let length = 1; length <= 15; length++) putLength(length);
    // 241 zeros in two runs.
    for (const run of [138, 103]) {
      putLength(18);
      writer.put(run - 11, 7);
    }
    for (const length of [15, 1]) putLength(length);
    writer.putCode(ends);
  }
  writer.put(3, 16);
  return Uint8Array.from(writer.bytes);
}
