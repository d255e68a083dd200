import { describe, expect, test } from "vitest";
import { contentDisposition, exportFileName } from "./exportFileName.ts";

describe("the name of a file", () => {
  test.each([
    ["Mira Vale", "Mira Vale.png"],
    ["灯台 — Zoë", "灯台 — Zoë.png"],
    ["../../etc/passwd", "_.._etc_passwd.png"],
    ['C:\\x|y?*"<>', "C__x_y_____.png"],
    ["a\u0000b\r\nc\td", "abcd.png"],
    ["invoice\u202Egnp.exe", "invoicegnp.exe.png"],
    ["\ud800x", "\ufffdx.png"],
    ["  . hidden. . ", "hidden.png"],
    ["CON", "character CON.png"],
    ["nul.txt", "character nul.txt.png"],
    ["Connie", "Connie.png"],
    ["...", "character.png"],
    ["\u200b", "character.png"],
    ["👩‍🚀".repeat(60), `${"👩‍🚀".repeat(26)}👩‍.png`],
  ])("of %j is %j", (name, file) => {
    expect(exportFileName(name, "png")).toBe(file);
  });
});

describe("content-disposition", () => {
  test.each([
    ["Mira.png", `attachment; filename="Mira.png"; filename*=UTF-8''Mira.png`],
    ["Zoë 灯.png", `attachment; filename="Zo_ _.png"; filename*=UTF-8''Zo%C3%AB%20%E7%81%AF.png`],
    [
      "100% (it's *).png",
      `attachment; filename="100_ (it's *).png"; filename*=UTF-8''100%25%20%28it%27s%20%2A%29.png`,
    ],
    ['a"b\\c.png', `attachment; filename="a_b_c.png"; filename*=UTF-8''a%22b%5Cc.png`],
  ])("of %j", (file, header) => {
    expect(contentDisposition(file)).toBe(header);
    // What Node sends as a header.
    expect(header).toMatch(/^[\x20-\x7e]+$/);
  });
});
