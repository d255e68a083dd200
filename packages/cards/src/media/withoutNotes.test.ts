import { describe, expect, test } from "vitest";
import { media } from "../testing/fuzz/media.ts";
import { withoutNotes } from "./withoutNotes.ts";

const noted = "GPS 52.5 N, 13.4 E";
const latin1 = (text: string) => Buffer.from(text, "latin1");
const shared = (...parts: readonly Uint8Array[]) => {
  const file = withoutNotes(Buffer.concat(parts));
  return file === null ? null : Buffer.from(file);
};

describe("a GIF that others get", () => {
  const head = latin1("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff");
  const loop = latin1("!\xff\x0bNETSCAPE2.0\x03\x01\x02\0\0");
  const control = latin1("!\xf9\x04\x05\x0a\0\x00\0");
  const frame = latin1(",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0");
  const coloured = latin1(",\0\0\0\0\x01\0\x01\0\x80\x01\x02\x03\x04\x05\x06\x02\x02D\x01\0");
  const end = latin1(";");
  const block = (label: string, ...texts: string[]) =>
    latin1(`!${label}${texts.map((text) => String.fromCharCode(text.length) + text).join("")}\0`);
  const notes = [
    block("\xfe", noted, noted),
    block("\xff", "XMP DataXMP", noted),
    block("\xff", "NETSCAPE2.0", "\x01\x02\0", noted),
    block("\x01", "\0".repeat(12), noted),
    block("\xf9", noted),
  ];

  test("has its frames and how they move, and no more", () => {
    const bare = [head, loop, control, frame, control, coloured];
    expect(shared(...bare, end)).toEqual(Buffer.concat([...bare, end]));
    const told = [head, ...notes, loop, ...notes, control, frame, ...notes, control, coloured];
    expect(shared(...told, ...notes, end, latin1(noted))).toEqual(Buffer.concat([...bare, end]));
  });

  test("ends where it is cut", () => {
    expect(shared(head, frame, latin1("!\xfe\xff"), latin1(noted))).toEqual(
      Buffer.concat([head, frame, end]),
    );
    expect(shared(head, frame, latin1(noted))).toEqual(Buffer.concat([head, frame, end]));
  });
});

describe("an AVIF that others get", () => {
  const box = (type: string, ...parts: readonly Uint8Array[]) => {
    const data = Buffer.concat(parts);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length + 8);
    return Buffer.concat([length, latin1(type), data]);
  };
  const zeros = (length: number) => Buffer.alloc(length);
  const item = (type: string, version = 2) =>
    box("infe", Buffer.of(version, 0, 0, 0), zeros(version === 2 ? 4 : 6), latin1(`${type}\0`));
  const avif = (items: readonly Uint8Array[], wide = false, more = zeros(0)) => {
    const count = wide ? Buffer.of(0, 0, 0, items.length) : Buffer.of(0, items.length);
    const infos = box("iinf", Buffer.of(wide ? 1 : 0, 0, 0, 0), count, ...items);
    const meta = box("meta", zeros(4), box("hdlr", zeros(24)), infos, box("iprp"), more);
    return Buffer.concat([box("ftyp", latin1("avif\0\0\0\0avif")), meta, box("mdat", zeros(9))]);
  };

  test("is the whole file when it is nothing but a picture", () => {
    const plain = avif([item("av01"), item("av01")]);
    const tiles = avif([item("grid", 3), item("av01", 3)], true);
    expect([shared(plain), shared(tiles)]).toEqual([plain, tiles]);
  });

  test.each([
    ["EXIF", avif([item("av01"), item("Exif")])],
    ["XMP", avif([item("av01"), item("mime")])],
    ["XMP of a later version", avif([item("av01", 3), item("mime", 3)], true)],
    ["another kind of box", Buffer.concat([avif([item("av01")]), box("uuid", latin1(noted))])],
    ["another one inside", avif([item("av01")], false, box("uuid", latin1(noted)))],
    ["something behind it", Buffer.concat([avif([item("av01")]), latin1(noted)])],
    ["no item", avif([])],
    ["a beginning alone", avif([item("av01")]).subarray(0, 60)],
  ])("is none when there is more or less in it: %s", (_, file) => {
    expect(shared(file)).toBeNull();
  });
});

describe("a sound that others get", () => {
  // 128 kbit/s at 44,100 Hz, and 64 kbit/s at 22,050 Hz.
  const frame = Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0), Buffer.alloc(413, 0x55)]);
  const padded = Buffer.concat([Buffer.of(0xff, 0xfb, 0x92, 0), Buffer.alloc(414, 0x55)]);
  const slow = Buffer.concat([Buffer.of(0xff, 0xf3, 0x80, 0), Buffer.alloc(204, 0x55)]);
  const tag = (flags: number, text: string) =>
    Buffer.concat([latin1("ID3\x04\0"), Buffer.of(flags, 0, 0, 1, text.length), latin1(text)]);
  const long = tag(0, noted.repeat(20).slice(0, 127)).fill(0, 8, 9);

  test.each([
    ["tags before it", [long, long, Buffer.alloc(7)], []],
    [
      "a tag that has an end too",
      [tag(0x10, ""), Buffer.alloc(128), latin1("3DI\x04\0\x10\0\0\x01\0")],
      [],
    ],
    ["a tag behind it", [], [latin1(`TAG${noted}`.padEnd(128, "\0"))]],
    ["several kinds of tags behind it", [], [latin1(`APETAGEX${noted}`), latin1("TAG")]],
    ["half a frame at its end", [], [frame.subarray(0, 200)]],
  ])("is the frames of an MP3, without %s", (_, before, behind) => {
    const frames = [frame, padded, slow, frame];
    expect(shared(...before, ...frames, ...behind)).toEqual(Buffer.concat(frames));
  });

  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(data.length);
    return Buffer.concat([latin1(name), length, data, Buffer.alloc(data.length & 1)]);
  };
  const wav = (...chunks: Buffer[]) => chunk("RIFF", Buffer.concat([latin1("WAVE"), ...chunks]));

  test("is the samples of a WAV", () => {
    const format = chunk("fmt ", Buffer.alloc(16, 1));
    const data = chunk("data", Buffer.alloc(7, 9));
    const list = chunk("LIST", latin1(`INFO${noted}`));
    expect(shared(wav(list, format, chunk("id3 ", latin1(noted)), data, list))).toEqual(
      wav(format, data),
    );
    expect(shared(wav(format, data), latin1(noted))).toEqual(wav(format, data));
  });
});

test.each([
  ["Ogg", "OggS\0\x02\0\0\0\0"],
  ["MP4", "\0\0\0\x20ftypisom"],
  ["WebM", "\x1aE\xdf\xa3"],
  ["PNG, for which others care", "\x89PNG\r\n\x1a\n\0\0\0\0"],
  ["JPEG, for which others care", "\xff\xd8\xff\xe0\0\0"],
  ["WebP, for which others care", "RIFF\0\0\0\0WEBP"],
  ["text", noted],
  ["tags without a sound", "ID3\x04\0\0\0\0\0\0"],
  ["nothing", ""],
])("nobody else gets a file of which nothing is known here: %s", (_, text) => {
  expect(shared(latin1(text))).toBeNull();
});

test.each(media)(
  "a file is read to its end wherever it is cut, and whatever its lengths say: %#",
  (text) => {
    const whole = latin1(text);
    expect(shared(whole)).not.toBeNull();
    for (let at = 0; at + 2 <= whole.length; at++) {
      for (const file of [whole.subarray(0, at), Buffer.from(whole).fill(0xff, at, at + 2)]) {
        expect(shared(file)?.length ?? 0).toBeLessThanOrEqual(whole.length + 1);
      }
    }
  },
);
