import { describe, expect, test } from "vitest";
import { refusalOf } from "../testing/refusal.ts";
import { warningCodes } from "../testing/warnings.ts";
import { parseCardText, parseComment } from "./cardText.ts";

const card = { name: "Zoë ~~~???", text: "¿" };
const json = JSON.stringify(card);
const base64 = Buffer.from(json).toString("base64");
const url = Buffer.from(json).toString("base64url");

function parsed(text: string | Uint8Array) {
  const { codes, warn } = warningCodes();
  return { value: parseCardText(Buffer.from(text), warn), codes };
}

describe("the text of a card chunk", () => {
  test.each([
    ["is base64", base64, []],
    ["has zero bytes at its end", `${base64}\0\0`, []],
    ["has the letters of URLs and no padding", url, ["base64_repaired"]],
    ["has line breaks", base64.replace(/.{10}/g, "$&\r\n"), ["base64_repaired"]],
    ["is JSON", json, ["not_base64"]],
    ["is JSON after space", ` \n${json}`, ["not_base64"]],
    ["is JSON after a byte order mark", `\uFEFF${json}`, ["not_base64", "bom"]],
    [
      "is base64 of a byte order mark and JSON",
      Buffer.from(`\uFEFF${json}`).toString("base64"),
      ["bom"],
    ],
    ["is base64 of base64", Buffer.from(base64).toString("base64"), ["double_encoded"]],
    [
      "is base64 of a text of JSON",
      Buffer.from(JSON.stringify(json)).toString("base64"),
      ["double_encoded"],
    ],
    ["is the numbers of its bytes", [...Buffer.from(json)].join(","), []],
  ])("%s", (_, text, codes) => {
    expect(parsed(text)).toEqual({ value: card, codes });
  });

  test("is base64 of the old encoding", () => {
    const text = Buffer.from('{"name":"Zo\xeb"}', "latin1").toString("base64");
    expect(parsed(text)).toEqual({ value: { name: "Zoë" }, codes: ["latin1"] });
  });

  test.each([
    ["encrypted by RisuAI", "rcc||rccv1||AAAA||ffff||e30="],
    ["encrypted, and encoded once more", Buffer.from("rcc||rccv1||AAAA").toString("base64")],
  ])("is refused when %s", (_, text) => {
    expect(refusalOf(() => parsed(text))).toBe("encrypted");
  });

  test("is refused when its numbers are no bytes", () => {
    const numbers = [...Buffer.from(json)].map((byte) => byte + 256).join(",");
    expect(refusalOf(() => parsed(numbers))).toBe("unreadable");
  });

  test.each(["", "¿¡ no card ¡¿", base64.slice(0, 20), "123,34,999"])(
    "is refused when it is broken: %j",
    (text) => {
      expect(refusalOf(() => parsed(text))).toBe("unreadable");
    },
  );
});

describe("the comment of a picture", () => {
  test.each([
    ["is JSON", json],
    ["is base64 of JSON", base64],
    ["is the numbers of its bytes", [...Buffer.from(json)].join(",")],
  ])("%s without a word", (_, text) => {
    const { codes, warn } = warningCodes();
    expect(parseComment(Buffer.from(text), warn)).toEqual(card);
    expect(codes).toEqual([]);
  });

  test.each(["Screenshot", "", "[edited]", "12,5,2024", '"The sea"', "{{char}}"])(
    "of a camera or a person is none: %j",
    (text) => {
      expect(parseComment(Buffer.from(text), () => {})).toBeUndefined();
    },
  );

  test.each([
    ["that is broken", json.slice(0, 20), "unreadable"],
    ["that is encrypted", "rcc||rccv1||AAAA", "encrypted"],
  ])("%s is refused", (_, text, code) => {
    expect(refusalOf(() => parseComment(Buffer.from(text), () => {}))).toBe(code);
  });
});
