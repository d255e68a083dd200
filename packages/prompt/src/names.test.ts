import { describe, expect, test } from "vitest";
import { fillNames } from "./names.ts";

const names = { char: "Mira", user: "Sam" };

describe("placeholders", () => {
  test.each([
    ["{{char}} greets {{user}}.", "Mira greets Sam."],
    ["{{Char}} {{ USER }}", "Mira Sam"],
    ["<BOT> and <USER>", "Mira and Sam"],
    ["<user>, <bot> and <User> are tags", "<user>, <bot> and <User> are tags"],
    ["{{random:a,b}} {char} {{chars}}", "{{random:a,b}} {char} {{chars}}"],
    ["{{{char}}}", "{Mira}"],
  ])("%s", (text, filled) => expect(fillNames(text, names)).toBe(filled));

  test("a name that looks like one is not filled again", () => {
    expect(fillNames("{{char}}", { char: "{{user}}", user: "Sam" })).toBe("{{user}}");
  });

  test("a name is never read as a pattern", () => {
    expect(fillNames("Hi {{user}}!", { char: "x", user: "$& $1" })).toBe("Hi $& $1!");
  });
});
