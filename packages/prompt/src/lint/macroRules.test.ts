import { describe, expect, test } from "vitest";
import { book, found, foundIn } from "./exampleContent.ts";
import { distanceOf } from "./macroNames.ts";

describe("macro-typo", () => {
  test.each([
    ["Hi {char}.", "{char}", "{{char}}"],
    ["#{user}: Hi", "#{user}", "{{user}}"],
    ["{character} and", "{character}", "{{char}}"],
    ["a {{char} b", "{{char}", "{{char}}"],
    ["a {User}} b", "{User}}", "{{user}}"],
    ["a {{chra}} b", "{{chra}}", "{{char}}"],
    ["{{ usr }}", "{{ usr }}", "{{user}}"],
    ["{{character}}", "{{character}}", "{{char}}"],
    ["{{username}}", "{{username}}", "{{user}}"],
    ["{{radnom:a,b}}", "{{radnom:a,b}}", "{{random:a,b}}"],
    ["{{random::{{cahr}}::b}}", "{{cahr}}", "{{char}}"],
    ["{{lastMesage}}", "{{lastMesage}}", "{{lastmessage}}"],
    ["<bot> and <User> here", "<bot>", "{{char}}"],
    ["｛｛char｝｝です", "｛｛char｝｝", "{{char}}"],
  ])("finds %j", (text, written, by) => {
    const [finding] = found("macro-typo", { backstory: text });
    expect(foundIn("macro-typo", "backstory", text)[0]).toBe(written);
    expect(finding).toMatchObject({ path: "backstory", severity: "warning" });
    expect(finding?.fix).toMatchObject({ field: "backstory", label: `Write ${by}` });
    expect(finding?.fix?.value).toBe(text.replace(written, () => by));
  });

  test.each([
    "{{char}} {{ USER }} {{{char}}} <BOT> {{random:a,b}} {{time_UTC+2}} {{// {x} }}",
    '<user>Hi</user> <bot>Hello</bot> ${user} {users} { "char": 1 } {charm} f{user}',
    "{{getvar::x}} {{model}} {{xy}} {{roll:x}} {{first_name}}",
    "C{char}s and a set {1, 2}; std::vector<char>",
  ])("says nothing of %j", (text) => {
    expect(found("macro-typo", { backstory: text })).toEqual([]);
  });

  test("looks at every text that is filled, and at keys", () => {
    const text = "{char}";
    const findings = found("macro-typo", {
      ...{ name: text, nickname: text, tagline: text, personality_summary: text, backstory: text },
      ...{ tone_description: text, scenario: text, opening_scene: text, initial_greeting: text },
      ...{ alternate_greetings: ["Hi", text], group_greetings: [text], example_dialogues: [text] },
      ...{ system_prompt: text, post_history_instructions: text },
      depth_prompt: { prompt: text, depth: 0, role: "system" },
      lorebook: book([
        { content: text, enabled: false },
        { content: text, keys: ["x", text], secondary_keys: [text] },
      ]),
    });
    expect(findings.map(({ path }) => path)).toEqual([
      ...["tagline", "personality_summary", "backstory", "tone_description", "scenario"],
      ...["opening_scene", "initial_greeting", "system_prompt", "post_history_instructions"],
      ...["alternate_greetings.1", "group_greetings.0", "example_dialogues.0"],
      ...["depth_prompt.prompt", "lorebook.entries.1.content"],
      ...["lorebook.entries.1.keys.1", "lorebook.entries.1.secondary_keys.0"],
    ]);
  });

  test("a fix that no longer fits is not offered", () => {
    const backstory = `{char}${"x".repeat(9_994)}`;
    expect(found("macro-typo", { backstory })[0]?.fix).toBeNull();
    expect(found("macro-typo", { backstory: backstory.slice(0, -2) })[0]?.fix).not.toBeNull();
  });
});

describe("macro-unknown", () => {
  test.each([
    ["{{getvar::x}}", /keeps no chat variables/],
    ["{{setglobalvar::a::b}}", /keeps no chat variables/],
    ["{{idle_duration}}", /^Nothing stands for \{\{idle_duration\}\}/],
    ["{{xy}}", /^Nothing stands for/],
    ["{{roll:x}}", /not with what stands in it/],
    ["{{char:x}}", /not with what stands in it/],
    ["{{original}}", /only means something in the main and the last instructions/],
  ])("finds %j", (macro, message) => {
    const findings = found("macro-unknown", { backstory: `Hi ${macro}!` });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ range: { start: 3, end: 3 + macro.length }, fix: null });
    expect(findings[0]?.message).toMatch(message);
  });

  test("says nothing of known ones, of typos, and of {{original}} where it is filled", () => {
    const text = "{{char}} {{chra}} {{ open {{user}}";
    const changes = { backstory: text, system_prompt: "{{original}} x", trusts_instructions: true };
    expect(
      found("macro-unknown", { ...changes, post_history_instructions: "{{ORIGINAL}}" }),
    ).toEqual([]);
  });

  test("shows the beginning of a long one, whole characters only", () => {
    const [finding] = found("macro-unknown", { backstory: `{{x:${"😀".repeat(100)}}}` });
    expect(finding?.message.isWellFormed()).toBe(true);
    expect(finding?.message.length).toBeLessThan(150);
  });
});

test.each([
  ["char", "char", 0],
  ["chra", "char", 1],
  ["chr", "char", 1],
  ["chaar", "char", 1],
  ["xhar", "char", 1],
  ["", "ab", 2],
  ["abcd", "badc", 2],
  ["abc", "xyz", 3],
])("from %j to %j are %i slips", (a, b, slips) => expect(distanceOf(a, b)).toBe(slips));
