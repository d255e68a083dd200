import { describe, expect, test } from "vitest";
import { type CardError } from "./problem.ts";
import { readTextDocument } from "./textDocument.ts";
import { processorTime } from "./testing/processorTime.ts";

const codes: string[] = [];
const warn = (code: string) => void codes.push(code);

function read(text: string, name = "") {
  codes.length = 0;
  const { container, document } = readTextDocument(text, name, warn);
  return { container, ...document };
}

function refusal(text: string, name = ""): string {
  try {
    readTextDocument(text, name, warn);
  } catch (error) {
    return (error as CardError).code;
  }
  return "read";
}

describe("YAML", () => {
  test("of text-generation-webui", () => {
    const text =
      "name: Chiharu\ngreeting: |-\n  *waves*\n  Hi!\ncontext: |\n  Chiharu's persona: an engineer.\n";
    expect(read(text)).toMatchObject({
      format: "ooba",
      container: "yaml",
      kind: "character",
      card: {
        name: "Chiharu",
        first_mes: "*waves*\nHi!",
        description: "Chiharu's persona: an engineer.\n",
      },
      raw: { name: "Chiharu", greeting: "*waves*\nHi!" },
    });
    expect(read(`# my character\n${text}`).format).toBe("ooba");
    expect(read('"name": x\n"greeting": "Hi {{user}}"').card.first_mes).toBe("Hi {{user}}");
  });

  test.each([
    ["name: x\ncontext: [", "unreadable"],
    ["name: x\ncontext: *nowhere", "unreadable"],
    [
      "name: x\ncontext: y\na: &a [1,1,1,1,1,1]\nb: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]",
      "unreadable",
    ],
    [`name: x\ncontext: ${"[".repeat(500)}`, "too_deep"],
    [
      `name: x\ncontext: y\n${Array.from({ length: 80 }, (_, n) => `${" ".repeat(n)}k:`).join("\n")}`,
      "too_deep",
    ],
    [`name: x\ncontext: y\n${"? ".repeat(1000)}`, "too_deep"],
    [`name: x\ncontext: y\nl:\n${"- a\n".repeat(20_000)}`, "too_large"],
    [`name: x\ncontext: y\nz: ${"x".repeat(1_100_000)}`, "too_large"],
    ["name: x\ncolor: blue", "not_a_card"],
  ])("that is broken or hostile is refused soon: %#", (text, code) => {
    expect(processorTime(() => expect(refusal(text)).toBe(code))).toBeLessThan(2_000);
  });

  test("keys of prototypes are fields like others", () => {
    const { raw } = read("name: x\ncontext: y\n__proto__: {polluted: 1}\n1: one");
    expect(Object.keys(raw as object)).toEqual(["1", "name", "context", "__proto__"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("Markdown", () => {
  test("is named by its heading, and its text is kept exactly", () => {
    const text = "\r\n```\n# not this\n```\n#  **Code** reviewer ##\r\nBe strict. \n\n";
    expect(read(text, "AGENTS.md")).toMatchObject({
      format: "markdown",
      container: "markdown",
      card: { name: "Code reviewer", system_prompt: text },
      raw: text,
    });
    expect(codes).toEqual([]);
  });

  test.each([
    ["a heading that is underlined", "My **Bot**\r\n====\r\n\r\nBe kind.", "My Bot"],
    ["no rule below a text of several lines", "One\ntwo\n====\n# Bot", "Bot"],
    ["no rule of code", "```\nx\n===\n```\n# Bot", "Bot"],
  ])("is named by %s", (_label, text, name) => {
    expect(read(text, "a.md").card.name).toBe(name);
  });

  test("may be a rule of an editor, whose front matter is often no YAML", () => {
    const text = "---\nglobs: *.ts\n---\nBe strict.";
    expect(read(text, "review.mdc").card).toMatchObject({ name: "review", system_prompt: text });
  });

  test("is named by its file when it has no heading", () => {
    expect(read("Be strict.", "prompts/Reviewer.md").card.name).toBe("Reviewer");
    expect(codes).toEqual(["name_from_file"]);
    expect(read("Be strict.", "C:\\x\\notes.txt").card.name).toBe("notes");
    expect(read("---\ntags: [a]\n---\nBe strict.").card.name).toBe("");
    expect(codes).toEqual(["name_missing"]);
  });

  const front =
    "---\nname: reviewer # short\ndescription: >\n  Use it\n  often.\ntags: [a, b]\nmodel: opus\n---\n\nBe strict.\n";

  test("with front matter", () => {
    expect(read(front).card).toMatchObject({
      name: "reviewer",
      creator_notes: "Use it often.\n",
      tags: ["a", "b"],
      system_prompt: "Be strict.\n",
      extensions: { markdown: { model: "opus" } },
    });
  });

  test.each([
    ["", "a.md"],
    [" \n\t", "a.md"],
    ["Only prose, and no name that tells.", ""],
    ["Only prose.", "photo.png"],
    ["{broken", "a.txt"],
    ["<!DOCTYPE html><h1>x</h1>", "a.md"],
    ["<svg onload='x'/>", "a.txt"],
    ["#!/bin/sh\necho", "a.txt"],
  ])("%j in %s is no card", (text, name) => {
    expect(refusal(text, name)).toBe("not_a_card");
  });

  test.each(["{{char}} is a lighthouse keeper.", "[The keeper](https://example.org) is calm."])(
    "a prompt may begin with a macro or a link: %s",
    (text) => {
      expect(read(text, "keeper.md").raw).toBe(text);
    },
  );

  test.each([
    "#".repeat(1_000_000),
    `---\n${"a: b\n".repeat(200_000)}`,
    `# x\n${"---\n".repeat(200_000)}`,
    `# ${"* ".repeat(500_000)}`,
    " \n".repeat(500_000) + "# x",
    `---\n${"[".repeat(100_000)}\n---\n# x`,
    `---\nx\n---\n${"\t\n ".repeat(300_000)}x`,
  ])("long texts take linear time: %#", (text) => {
    expect(processorTime(() => refusal(text, "a.md"))).toBeLessThan(2_000);
  });
});
