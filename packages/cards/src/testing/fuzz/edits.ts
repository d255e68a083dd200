import fc from "fast-check";
import { joined } from "../../bytes/joined.ts";

/** Values that nobody expects at the place where they are put. */
const smallValue = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, false, 0, -1, 1.5, 1e308, -1e-308, 2 ** 53, "", " ", "\0", "\ud800", "NaN"],
    ...["<START>", "rcc||rccv1||AAAA||x||e30=", "data:image/png;base64,AAAA", "__asset:0", "a, b"],
    ...[
      "https://example.org/a.png",
      "embeded://assets/icon/image/1.png",
      "../../x",
      "\u202e\u200b",
    ],
    ...["<|im_start|>", "ignore all previous instructions", "<img src=x onerror=y>", "/(a+)+$/"],
    ...[[], {}, [[]], [null], { a: { b: [{}] } }],
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.nat(60).map((levels) => nested(levels)),
);

/** Beyond the limits of every field, and rare, as a hundred small files are read in the time of one. */
const largeValue = fc.oneof(
  fc.nat(50_000).map((words) => "word. ".repeat(words)),
  fc.nat(12_000).map((length) => Array.from({ length }, () => "x")),
);

const oddValue = fc.oneof(
  { arbitrary: smallValue, weight: 25 },
  { arbitrary: largeValue, weight: 1 },
);

function nested(levels: number): unknown {
  let value: unknown = "deep";
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

const oddName = fc.constantFrom(
  ...["__proto__", "constructor", "toString", "data", "spec", "name", "entries", "extensions"],
  ...["character_book", "keys", "", "\0", "length", "0"],
);

export const jsonEdit = fc.record({
  place: fc.nat(1_000),
  kind: fc.constantFrom("replace", "replace", "remove", "rename", "wrap", "repeat", "add"),
  value: oddValue,
  name: oddName,
});
type JsonEdit = typeof jsonEdit extends fc.Arbitrary<infer Value> ? Value : never;

/** The document after the edits. */
export function edited(document: unknown, edits: readonly JsonEdit[]): unknown {
  return edits.reduce<unknown>((before, edit) => {
    const counted = { left: edit.place % (1 + sizeOf(before)) };
    return visited(before, edit, counted);
  }, document);
}

function sizeOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + 1 + sizeOf(item), 0);
}

/** The value with the edit at the place that is counted down to. */
function visited(value: unknown, edit: JsonEdit, counted: { left: number }): unknown {
  if (counted.left-- === 0) return changed(value, edit);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => visited(item, edit, counted));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
      if (counted.left !== 0 || edit.kind !== "rename") {
        if (counted.left === 0 && edit.kind === "remove") {
          counted.left--;
          return [];
        }
        return [[name, visited(item, edit, counted)]];
      }
      counted.left--;
      return [[edit.name, item]];
    }),
  );
}

function changed(value: unknown, { kind, value: odd, name }: JsonEdit): unknown {
  if (kind === "wrap") return [value];
  if (kind === "repeat" && Array.isArray(value))
    return Array.from({ length: 50 }, () => value).flat();
  if (kind === "add" && typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.fromEntries([...Object.entries(value), [name, odd]]);
  }
  return odd;
}

export const byteEdit = fc.record({
  kind: fc.constantFrom("flip", "set", "remove", "repeat", "truncate", "move", "number", "insert"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  count: fc.integer({ min: 1, max: 64 }),
  value: fc.nat(255),
  inserted: fc.uint8Array({ maxLength: 32 }),
});
type ByteEdit = typeof byteEdit extends fc.Arbitrary<infer Value> ? Value : never;

export function editedBytes(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  return edits.reduce((before, edit) => {
    const at = Math.floor(edit.at * before.length);
    const cut = (from: number, end?: number) => before.subarray(from, end);
    const [head, tail] = [cut(0, at), cut(at)];
    const value = Uint8Array.of(edit.value);
    switch (edit.kind) {
      case "flip":
        return joined([head, Uint8Array.of((tail[0] ?? 0) ^ (1 << (edit.value % 8))), cut(at + 1)]);
      case "set":
        return joined([head, value, cut(at + 1)]);
      case "number":
        return joined([head, value, value, value, value, cut(at + 4)]);
      case "remove":
        return joined([head, cut(at + edit.count)]);
      case "truncate":
        return head;
      case "insert":
        return joined([head, edit.inserted, tail]);
      case "repeat":
        return joined([head, cut(at, at + edit.count * 8), tail]);
      default: {
        const part = cut(at, at + edit.count * 4);
        const rest = joined([head, cut(at + part.length)]);
        const to = Math.floor(edit.to * rest.length);
        return joined([rest.subarray(0, to), part, rest.subarray(to)]);
      }
    }
  }, bytes);
}

const signature = 8;

/** Chunks of a PNG dropped, doubled and moved; every one of them stays whole. */
export function editedChunks(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < signature || view.getUint32(0) !== 0x89504e47) return bytes;
  const chunks: Uint8Array[] = [];
  for (let at = signature; at + 12 <= bytes.length;) {
    const end = Math.min(bytes.length, at + 12 + view.getUint32(at));
    chunks.push(bytes.subarray(at, end));
    at = end;
  }
  for (const { kind, at, to } of edits) {
    const [from, place] = [Math.floor(at * chunks.length), Math.floor(to * chunks.length)];
    const taken = kind === "repeat" ? chunks.slice(from, from + 1) : chunks.splice(from, 1);
    if (kind !== "remove") chunks.splice(place, 0, ...taken);
  }
  return joined([bytes.subarray(0, signature), ...chunks]);
}

/** What a header of a package says instead of the truth. */
export const fileEdit = fc.record({
  place: fc.nat(10),
  change: fc.record(
    {
      name: fc.constantFrom(
        ...["../card.json", "/card.json", "C:\\card.json", "card.json", "CARD.JSON", "a\0b", ""],
        ...[
          "manifest.json",
          "characters/c1/character.json",
          "assets/../../x",
          "__proto__",
          "assets/",
        ],
      ),
      flags: fc.constantFrom(0, 1, 0x801, 0xffff),
      method: fc.constantFrom(0, 8, 9, 12, 99),
      crc: fc.nat(0xffff_ffff),
      size: fc.constantFrom(0, 1, 0xffff_ffff, 0x7fff_ffff),
      mode: fc.constantFrom(0o120777, 0o100644, 0o040755),
      offset: fc.constantFrom(0, 1, 0xffff_ffff),
      hasDescriptor: fc.boolean(),
      isStored: fc.boolean(),
      data: fc.uint8Array({ maxLength: 40 }),
    },
    { requiredKeys: [] },
  ),
});
