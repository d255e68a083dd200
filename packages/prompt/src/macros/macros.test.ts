import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillMacros, unknownMacros } from "../macros.ts";
import type { MacroPurpose } from "../macroValues.ts";
import { definitions } from "./definitions.ts";
import { exampleValues as values } from "./exampleValues.ts";

const fill = (text: string, purpose?: MacroPurpose) => fillMacros(text, values, purpose);

describe("macros", () => {
  test.each([
    ["{{char}} greets {{user}}.", "Mira greets Sam."],
    ["{{ Char }}{{\tUSER }}", "MiraSam"],
    ["<BOT>, <CHAR> and <USER>", "Mira, Mira and Sam"],
    ["<user>, <bot>, <User>, <char>", "<user>, <bot>, <User>, <char>"],
    ["{{{char}}} {{{{user}}}}", "{Mira} {{Sam}}"],
    ["{{description}}", "{{char}} keeps bees."],
    ["{{personality}} {{scenario}} {{mesExamples}}", "Calm. A village. {{user}}: Hi!"],
    ["{{persona}}", "A reader of {{char}}."],
    ["{{charVersion}} {{char_version}} {{group}}", "3 3 Mira, Tom"],
    ["{{lastMessage}}|{{lastUserMessage}}|{{lastCharMessage}}", "And you?|Hello|And you?"],
    ["{{lastMessageId}} {{input}} {{maxPrompt}}", "2 What now? 8000"],
    ["a{{newline}}b{{noop}}c", "a\nbc"],
    ["a\r\n\n{{trim}}\n\nb", "ab"],
    ["{{reverse:a\n{{trim}}\nb😀}}", "😀ba"],
    ["{{outlet::north}}{{outlet::south}}{{outlet::toString}}", "Snow."],
    ["{{reverse:{{user}} 😀é}}", "é😀 maS"],
    ["a{{// {{char}} }}b{{//}}c{{ //x }}", "abc"],
    ["{{random:only}} {{random::a}} {{pick: one }}", "only a one"],
    ["{{random::}}{{random:}}", ""],
    ["{{roll:1}} {{roll:d1}} {{roll:3d1+4}} {{roll 2d1-5}} {{ROLL::1}}", "1 1 7 -3 1"],
    ["{{random:{{char}},{{char}}}} {{random::<USER>::{{user}}}}", "Mira Sam"],
  ])("%j becomes %j", (text, filled) => expect(fill(text)).toBe(filled));

  test.each([
    "{{getvar::x}} {{setvar::x::1}} {{system}} {{idle_duration}} {{original}}",
    "{char} #{user}: {{chars}} {{char foo}} {{char:x}} {{user::}} {{}} {{ }} {{:}}",
    "{{char} {user}} {{ char",
    "{{random}} {{random a}} {{pick}} {{reverse}} {{outlet}} {{outlet::}} {{hidden_key}}",
    "{{roll}} {{roll:}} {{roll:0}} {{roll:0d6}} {{roll:x}} {{roll:1000d6}} {{roll:d}} {{roll6}}",
    "{{time_UTC}} {{time_UTC+99}} {{time::CET}} {{datetimeformat}} {{timeDiff::x::y}}",
    "{{timeDiff:2026-01-01:2026-01-02}} {{constructor}} {{__proto__}}",
  ])("%j stays", (text) => expect(fill(text)).toBe(text));

  test("an unknown one keeps its own words and its inside is filled", () => {
    expect(fill("{{getvar::{{user}}}} {{ open {{char}}")).toBe("{{getvar::Sam}} {{ open Mira");
  });

  test("a part of a choice that came from a value does not separate", () => {
    const tricky = { ...values, char: "a::b,c}}", user: "{{char}}" };
    expect(fillMacros("{{random:{{char}}}} {{reverse:{{user}}}}", tricky)).toBe(
      "a::b,c}} }}rahc{{",
    );
    expect(fillMacros("{{{{user}}}} {{description}}", { ...tricky, char: "{{user}}" })).toBe(
      "{{{{char}}}} {{char}} keeps bees.",
    );
  });

  test.each<[string, string, string, string]>([
    ["a{{hidden_key: bees }}b", "ab", "abeesb", "ab"],
    ["a{{comment: for {{user}} }}b", "ab", "ab", "afor Samb"],
    ["a{{// for nobody }}b", "ab", "ab", "ab"],
  ])("%s is filled for its purpose", (text, prompt, scan, display) => {
    expect([fill(text, "prompt"), fill(text, "scan"), fill(text, "display")]).toEqual([
      ...[prompt, scan, display],
    ]);
  });

  test("original is the text that is replaced, where there is one", () => {
    expect(fillMacros("{{original}} Be kind.", { ...values, original: "Be {{char}}." })).toBe(
      "Be {{char}}. Be kind.",
    );
  });

  test("lastMessageId is empty before the first message", () => {
    const chat = { ...values.chat, count: 0 };
    expect(fillMacros("[{{lastMessageId}}]", { ...values, chat })).toBe("[]");
  });
});

describe("chances", () => {
  const drawn = (text: string, change: (seed: string) => Partial<typeof values>) =>
    new Set(
      Array.from({ length: 200 }, (_, turn) =>
        fillMacros(text, { ...values, ...change(String(turn)) }),
      ),
    );

  test("random draws every choice, pick only with another conversation", () => {
    expect(drawn("{{random:a,b\\,c, d}}", (seed) => ({ seed }))).toEqual(
      new Set(["a", "b,c", "d"]),
    );
    expect(drawn("{{random:: a::b,c}}", (seed) => ({ seed }))).toEqual(new Set([" a", "b,c"]));
    expect(drawn("{{pick:a,b,c}}", (seed) => ({ seed })).size).toBe(1);
    expect(drawn("{{pick:a,b,c}}", (conversationSeed) => ({ conversationSeed })).size).toBe(3);
  });

  test("each place draws for itself, and each die", () => {
    expect(drawn("{{random:a,b}}{{random:a,b}}", (seed) => ({ seed })).size).toBe(4);
    expect(
      drawn("{{pick:a,b}}{{pick:a,b}}", (conversationSeed) => ({ conversationSeed })).size,
    ).toBe(4);
    expect(drawn("{{roll:2d2}}", (seed) => ({ seed }))).toEqual(new Set(["2", "3", "4"]));
  });

  test("a die is fair within what 6,000 throws tell", () => {
    const counts = new Map<string, number>();
    for (let turn = 0; turn < 6_000; turn++) {
      const face = fillMacros("{{roll:6}}", { ...values, seed: `s${turn}` });
      counts.set(face, (counts.get(face) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted()).toEqual(["1", "2", "3", "4", "5", "6"]);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

const names = [...definitions.keys()].filter((name) => !name.startsWith("<"));
const scrap = fc.oneof(
  fc.constantFrom(
    "{{",
    "}}",
    "{",
    "}",
    "::",
    ":",
    ",",
    "\\,",
    "<USER>",
    "\n",
    " ",
    "d6",
    "2026-01-01",
  ),
  fc.constantFrom(...names),
  fc.string({ maxLength: 5, unit: "binary" }),
);
const hostile = fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join(""));

describe("any text", () => {
  test("is filled without an error, and the same way again", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const filled = fill(text);
        expect(fill(text)).toBe(filled);
        for (const { start, end, macro } of unknownMacros(text)) {
          expect(text.slice(start, end)).toBe(macro);
        }
        if (!text.includes("{{") && !text.includes("<")) expect(filled).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a value is never filled again", () => {
    fc.assert(
      fc.property(hostile, hostile, (char, lastMessage) => {
        const given = { ...values, char, chat: { ...values.chat, lastMessage } };
        expect(fillMacros("{{char}}|{{lastMessage}}", given)).toBe(`${char}|${lastMessage}`);
      }),
    );
  });

  test.each([
    ["opening braces", "{{".repeat(100_000)],
    ["spaced braces", "{{ ".repeat(70_000)],
    ["closing braces", "}}".repeat(100_000)],
    ["nested reverses", `${"{{reverse:".repeat(20_000)}x${"}}".repeat(20_000)}`],
    ["nested choices", `${"{{random::a::".repeat(20_000)}x${"}}".repeat(20_000)}`],
    ["nested unknown ones", `${"{{x:".repeat(100_000)}x${"}}".repeat(100_000)}`],
    ["trims", "\n\n{{trim}}".repeat(100_000)],
    ["long values", "{{description}}".repeat(7_000)],
    ["blanks", `{{${" ".repeat(100_000)}}}`],
    ["a long name", `{{${"a".repeat(100_000)}}}`],
    ["a long argument", `{{random:${"\\,".repeat(100_000)}}}`],
    ["a long date", `{{timeDiff::${" ".repeat(100_000)}::${"0".repeat(100_000)}}}`],
    ["a long die", `{{roll:${" ".repeat(100_000)}${"9".repeat(100_000)}}}`],
  ])("%s cost time in proportion", (_, text) => {
    const description = "{{char}} ".repeat(1_100);
    const before = process.cpuUsage();
    const filled = fillMacros(text, { ...values, fields: { ...values.fields, description } });
    unknownMacros(text);
    const { user, system } = process.cpuUsage(before);
    // 1 to 60 ms at rest, for twice what the longest text may have.
    expect((user + system) / 1_000).toBeLessThan(1_000);
    expect(filled.length).toBeLessThan(5_000_000);
  });
});

describe("unknown macros", () => {
  test("are listed with their place", () => {
    expect(unknownMacros("Hi {{getvar::x}} {{char}} {{roll:x}} {{original}} {{chra")).toEqual([
      { macro: "{{getvar::x}}", start: 3, end: 16 },
      { macro: "{{roll:x}}", start: 26, end: 36 },
    ]);
  });

  test("are found inside others, and do not hide the others", () => {
    const found = unknownMacros("{{random::{{a}}::{{char}}}} {{b:{{c}}}}");
    expect(found.map(({ macro }) => macro)).toEqual(["{{a}}", "{{c}}", "{{b:{{c}}}}"]);
  });
});
