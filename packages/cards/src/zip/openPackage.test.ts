import { describe, expect, test } from "vitest";
import { cardLimits } from "../limits.ts";
import { dullText } from "../testing/bombs.ts";
import { refusalOf } from "../testing/refusal.ts";
import { warningCodes } from "../testing/warnings.ts";
import { type ZipFile, zipOf } from "../testing/zipBuilder.ts";
import { openPackage } from "./openPackage.ts";
import { writeZip } from "./writeZip.ts";

const card: ZipFile = { name: "card.json", content: '{"name":"Ann"}' };
const hello: ZipFile = { name: "assets/hello.txt", content: "hello hello hello" };

function opened(bytes: Uint8Array) {
  const { codes, warn } = warningCodes();
  const files = openPackage(bytes, warn);
  const json = files?.readJson("card.json");
  const asset = files?.read("assets/hello.txt");
  return { names: files?.names, json, text: asset && Buffer.from(asset).toString(), codes };
}

const whole = {
  names: ["card.json", "assets/hello.txt"],
  json: { name: "Ann" },
  text: "hello hello hello",
  codes: [],
};
const refusal = (files: readonly ZipFile[]) => refusalOf(() => opened(zipOf(files)));

describe("a package is read", () => {
  test.each([
    ["as it should be", zipOf([card, hello])],
    ["with stored files", zipOf([card, hello].map((file) => ({ ...file, isStored: true })))],
    [
      "with sizes behind the data",
      zipOf([card, hello].map((file) => ({ ...file, hasDescriptor: true }))),
    ],
    [
      "with sizes as ZIP64 has them",
      zipOf([card, hello].map((file) => ({ ...file, isZip64: true }))),
    ],
    ["with a comment", zipOf([card, hello], { comment: "PK\u0005\u0006 made by hand" })],
    ["behind other bytes", zipOf([card, hello], { prefix: Buffer.from("PKanything at all") })],
    [
      "behind bytes that its offsets count",
      zipOf([card, hello], { prefix: Buffer.from("x"), isAbsolute: true }),
    ],
    ["with bytes behind it", Buffer.concat([zipOf([card, hello]), Buffer.from("PPP more")])],
    ["with folders", zipOf([card, { name: "assets/", content: "", isStored: true }, hello])],
    ["with a size that is too large", zipOf([card, { ...hello, size: 1000 }])],
  ])("%s", (_, bytes) => {
    expect(opened(bytes)).toEqual(whole);
  });

  test("with a signature between its directory and its end", () => {
    const bytes = zipOf([card, hello]);
    const end = bytes.length - 22;
    const signature = Buffer.from("PK\u0005\u0005 signed");
    const signed = Buffer.concat([bytes.subarray(0, end), signature, bytes.subarray(end)]);
    expect(opened(signed)).toEqual(whole);
  });

  test("with names in the old encoding", () => {
    const file = { name: Buffer.from("na\xefve.txt", "latin1"), content: "", flags: 0 };
    expect(opened(zipOf([file])).names).toEqual(["naïve.txt"]);
  });

  test("with a wrong checksum and a warning", () => {
    expect(opened(zipOf([card, { ...hello, crc: 1 }]))).toEqual({ ...whole, codes: ["bad_crc"] });
  });

  test("with the last of two files of one name, and a warning", () => {
    const bytes = zipOf([{ ...hello, content: "old" }, card, hello]);
    const names = ["assets/hello.txt", "card.json"];
    expect(opened(bytes)).toEqual({ ...whole, names, codes: ["double_entry"] });
  });

  test("without a file that is broken", () => {
    const bytes = zipOf([card, { ...hello, data: Buffer.from([255, 255, 255]) }]);
    expect(opened(bytes)).toMatchObject({ text: null, codes: ["broken_entry"] });
  });

  test("when it was cut off before its directory", () => {
    const bytes = zipOf([card, hello]);
    const cut = bytes.subarray(0, bytes.length - 60);
    expect(opened(cut)).toEqual({ ...whole, codes: ["truncated"] });
  });

  test("that was written here", () => {
    const files = new Map([
      ["card.json", Buffer.from('{"name":"Ann"}')],
      ["assets/hello.txt", Buffer.from("hello hello hello")],
    ]);
    expect(opened(writeZip(files))).toEqual(whole);
  });
});

describe("a package is refused", () => {
  test.each([
    "../card.json",
    "assets/../../etc/passwd",
    "/etc/passwd",
    "C:/windows/win.ini",
    "c:win.ini",
    "..\\card.json",
    "assets\\a.png",
    "assets//a.png",
    "./card.json",
    "__proto__",
    "a\0b",
    "",
  ])("for the path %j", (name) => {
    expect(refusal([card, { name, content: "x" }])).toBe("unsafe_package");
  });

  test("for a link", () => {
    const link = { name: "link", content: "/etc/passwd", isStored: true, mode: 0o12_0777 };
    expect(refusal([card, link])).toBe("unsafe_package");
  });

  test("for an encrypted file", () => {
    expect(refusal([{ ...card, flags: 1 }])).toBe("unsafe_package");
  });

  test("for files that share their bytes", () => {
    expect(refusal([card, { ...hello, offset: 0 }])).toBe("unsafe_package");
  });

  test("for a file that is not where it should be", () => {
    expect(refusal([{ ...card, offset: 5 }])).toBe("unreadable");
    expect(refusal([{ ...card, offset: 4_000_000_000 }])).toBe("unreadable");
  });

  test("for another compression", () => {
    expect(refusal([{ ...card, method: 14 }])).toBe("unreadable");
  });

  test("for a directory as ZIP64 has it", () => {
    const bytes = Buffer.from(zipOf([card]));
    bytes.writeUInt32LE(0xffffffff, bytes.length - 6);
    expect(refusalOf(() => opened(bytes))).toBe("unreadable");
  });

  test("for a directory that was cut off with all sizes behind the data", () => {
    const bytes = zipOf([{ ...card, hasDescriptor: true }]);
    expect(refusalOf(() => opened(bytes.subarray(0, 80)))).toBe("unreadable");
  });

  test("for too many files, whatever it says of their number", () => {
    const files = Array.from({ length: cardLimits.entries + 1 }, (_, index) => {
      return { name: `${index}`, content: "", isStored: true };
    });
    const bytes = Buffer.from(zipOf(files));
    bytes.writeUInt16LE(1, bytes.length - 12);
    expect(refusalOf(() => opened(bytes))).toBe("too_large");
  });

  test("for a file that holds more than it says", () => {
    expect(refusal([card, { ...hello, size: 16 }])).toBe("unsafe_package");
    expect(refusal([card, { ...hello, size: 16, isStored: true }])).toBe("unsafe_package");
  });

  test("for a card that is longer than a text may be", () => {
    const long = { ...card, content: dullText(cardLimits.text + 1) };
    expect(refusal([long])).toBe("too_large");
  });

  test("for files that say they are too large", () => {
    const half = cardLimits.inflated / 2;
    expect(refusal([card, { ...hello, size: cardLimits.entry + 1 }])).toBe("too_large");
    const files = ["a", "b", "c"].map((name) => ({ ...hello, name, size: half }));
    expect(refusal(files)).toBe("too_large");
    expect(refusal(files.slice(0, 2))).toBeNull();
  });
});

test("bytes without a package hold none", () => {
  expect(opened(Buffer.from("PPPP no package at all, but more than 22 bytes"))).toMatchObject({
    names: undefined,
  });
  expect(opened(new Uint8Array(0)).names).toBeUndefined();
});
