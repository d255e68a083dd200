import type { LoreEntry, Lorebook } from "@personaforge/contract/lorebook";
import { describe, expect, test } from "vitest";
import { scanLore } from "../lore/scanLore.ts";
import { fillMacros } from "../macros.ts";
import { exampleValues } from "../macros/exampleValues.ts";
import { book, found } from "./exampleContent.ts";

const tavern = { profile: "sillytavern" } as const;

const reasons = (lorebook: Lorebook) =>
  found("lore-unreachable", { lorebook }).map(({ message }) => message);

/** Whether the engine brings the first entry in when its keys, and those of the others, are said. */
function isBroughtIn(lorebook: Lorebook): boolean {
  const sources = {
    description: "",
    personality: "",
    depthPrompt: "",
    creatorNotes: "",
    persona: "",
  };
  return [0, 1, 2].some((seed) =>
    scanLore({
      books: [lorebook],
      messages: [{ role: "user", text: "bee Mira x /usr/bin/ {{// bee}} {{getvar::x}} ice" }],
      ...{ state: {}, seed: String(seed), greeting: 0, budget: 1_000 },
      fill: (text, purpose) => fillMacros(text, exampleValues, purpose),
      character: { ...sources, scenario: "bee" },
      count: (text) => text.length,
    }).active.some(({ entry }) => entry === 0),
  );
}

describe("lore-unreachable", () => {
  test.each<[string, Partial<LoreEntry>, Partial<Lorebook>, RegExp]>([
    ["no keys", { keys: [] }, {}, /"Entry 1" .*no keys and is not constant/],
    ["empty keys", { keys: ["", " "], name: "Ice" }, tavern, /"Ice" .*no keys/],
    ["a constant regex", { keys: [], constant: true, use_regex: true }, {}, /does not count/],
    ["no text", { content: "@@depth 2\n " }, {}, /no text/],
    ["a key that is a comment", { keys: ["{{// bee}}"] }, {}, /none of its keys/],
    ["a broken regex", { keys: ["/(/", "/(?=b)/"], use_regex: true }, {}, /none of its keys/],
    ["a regex without slashes", { keys: ["bee"], use_regex: true }, {}, /none of its keys/],
    ["@@dont_activate", { content: "@@dont_activate\nx" }, {}, /@@dont_activate says so/],
    ["an absent greeting", { content: "@@is_greeting 1\nx", constant: true }, {}, /from 0 to 0/],
    ["scan depth 0", {}, { scan_depth: 0 }, /scan depth is 0/],
    ["a book without tokens", { constant: true }, { token_budget: 0 }, /0 tokens/],
    ["probability 0", { extensions: { probability: 0 } }, tavern, /probability is 0/],
    [
      "scan depth 0, which searches nothing",
      { extensions: { scan_depth: 0, match_scenario: true } },
      { ...tavern, recursive_scanning: true },
      /scan depth is 0/,
    ],
    [
      "recursion that never comes",
      { extensions: { delay_until_recursion: 2 }, content: "@@activate\nx" },
      tavern,
      /the lorebook has recursion off/,
    ],
  ])("finds %s", (_, entry, changes, message) => {
    const lorebook = book([entry, { keys: ["ice"], content: "The bee." }], changes);
    const [first, ...others] = reasons(lorebook).filter((text) => message.test(text));
    expect(first).toMatch(message);
    expect(others.length).toBe(changes.scan_depth === 0 || changes.token_budget === 0 ? 1 : 0);
    expect(isBroughtIn(lorebook)).toBe(false);
  });

  test.each<[string, Partial<LoreEntry>, Partial<Lorebook>]>([
    ["a key", {}, {}],
    ["a key that is a blank", { keys: [" "], constant: true }, {}],
    ["a constant entry", { keys: [], constant: true }, { scan_depth: 0 }],
    ["a forced entry", { keys: [], content: "@@activate\nx" }, {}],
    ["a key with macros", { keys: ["{{char}}", "{{hidden_key:x}}"] }, {}],
    ["one good key", { keys: ["", "/(/", "bee"] }, tavern],
    ["a path as a key", { keys: ["/usr/bin/"] }, tavern],
    ["no secondary keys", { selective: true, secondary_keys: [] }, {}],
    ["unused probability", { extensions: { probability: 0, useProbability: false } }, tavern],
    ["probability beside a card", { extensions: { probability: 0 } }, {}],
    ["a greeting that is there", { content: "@@is_greeting 0\nx" }, {}],
    [
      "recursion",
      { extensions: { delay_until_recursion: 1 } },
      { ...tavern, recursive_scanning: true },
    ],
    ["other entries alone", {}, { scan_depth: 0, recursive_scanning: true }],
  ])("says nothing of %s", (_, entry, changes) => {
    const lorebook = book([entry, { keys: ["ice"], content: "The bee.", constant: true }], changes);
    expect(reasons(lorebook)).toEqual([]);
    expect(isBroughtIn(lorebook)).toBe(true);
  });

  test("says nothing of entries that are switched off", () => {
    expect(reasons(book([{ keys: [], enabled: false }]))).toEqual([]);
  });

  test("nobody says a macro that is unknown", () => {
    expect(reasons(book([{ keys: ["{{getvar::x}}"] }]))).toHaveLength(1);
  });
});

describe("lore-regex", () => {
  const regexes = (
    keys: string[],
    entry: Partial<LoreEntry> = {},
    changes: Partial<Lorebook> = {},
  ) => found("lore-regex", { lorebook: book([{ keys, use_regex: true, ...entry }], changes) });

  test.each([
    ["/(?=bee)x/", /ahead/],
    ["/(a)\\1/", /back reference/],
    ["/(/", /./],
    ["bee", /not written as/],
    ["/bee/y", /flag "y"/],
    ["/(?:a{999}){999}/", /too large|large/],
  ])("%s cannot run", (key, message) => {
    const [finding] = regexes(["/ok/", key]);
    expect(finding).toMatchObject({ severity: "error", path: "lorebook.entries.0.keys.1" });
    expect(finding?.message).toMatch(message);
    expect(finding?.message).toMatch(/^This key is never found: [^.]+\.$/);
  });

  test("says nothing of those that can, of plain keys and of disabled entries", () => {
    expect(regexes(["/bees?/i", "/\\p{L}+/u"])).toEqual([]);
    expect(regexes(["/(/"], { use_regex: false })).toEqual([]);
    expect(regexes(["/(/"], { enabled: false })).toEqual([]);
  });

  test("SillyTavern's keys say themselves that they are one", () => {
    const entry = { use_regex: false, secondary_keys: ["b", " /(?!x)/ "] };
    const paths = regexes(["a/b", "/(?<=x)/"], entry, tavern).map(({ path }) => path);
    expect(paths).toEqual(["lorebook.entries.0.keys.1", "lorebook.entries.0.secondary_keys.1"]);
  });
});

describe("lore-duplicate-key", () => {
  const keysOf = (...entries: Partial<LoreEntry>[]) =>
    found("lore-duplicate-key", { lorebook: book(entries) });

  test("finds one twice in an entry, and removes the second", () => {
    const [finding] = keysOf({ keys: ["Bee", "hive", "bee "] });
    expect(finding).toMatchObject({ path: "lorebook.entries.0.keys.2", severity: "warning" });
    expect(finding?.fix?.value).toMatchObject({ entries: [{ keys: ["Bee", "hive"] }] });
  });

  test("finds one of several entries", () => {
    const [finding, ...others] = keysOf({ keys: ["bee"] }, { keys: ["x"] }, { keys: ["BEE"] });
    expect(finding).toMatchObject({
      path: "lorebook.entries.2.keys.0",
      severity: "info",
      fix: null,
    });
    expect(finding?.message).toContain("entry 1");
    expect(others).toEqual([]);
  });

  test.each<[string, Partial<LoreEntry>[]]>([
    ["case that counts", [{ keys: ["Bee", "bee"], case_sensitive: true }]],
    ["secondary keys", [{}, { selective: true, secondary_keys: ["x"] }]],
    ["a group", [{ extensions: { group: "g" } }, { extensions: { group: "g" } }]],
    ["constant and disabled entries", [{}, { constant: true }, { enabled: false }]],
    ["empty keys", [{ keys: ["", ""] }]],
    ["expressions in other case", [{ keys: ["/\\s/", "/\\S/"], use_regex: true }]],
  ])("says nothing of %s", (_, entries) => expect(keysOf(...entries)).toEqual([]));
});

describe("lore-decorator", () => {
  const decorators = (content: string, changes: Partial<Lorebook> = {}) =>
    found("lore-decorator", { lorebook: book([{ content }], changes) });

  test.each([
    ["@@dept 4\nx", "@@dept 4", "@@depth 4"],
    [
      "@@Keep-activate-after-match\nx",
      "@@Keep-activate-after-match",
      "@@keep_activate_after_match",
    ],
    ["@@activate\n@@postion scenario\nx", "@@postion scenario", "@@position scenario"],
  ])("finds the slip in %j", (content, line, by) => {
    const [finding, ...others] = decorators(content);
    expect(others).toEqual([]);
    expect(content.slice(finding?.range?.start, finding?.range?.end)).toBe(line);
    expect(finding?.fix?.value).toMatchObject({
      entries: [{ content: content.replace(line, by) }],
    });
  });

  test.each<[string, RegExp, Partial<Lorebook>?]>([
    ["@@depth deep\nx", /@@depth does not take/],
    ["@@role wizard\nx", /@@role does not take/],
    ["@@depth\nx", /@@depth does not take/],
    ["@@inject_lore a\nx", /is no decorator/],
    ["@@\nx", /is no decorator/],
    ["@@instruct_depth 3\nx", /means nothing to PersonaForge/],
    ["x\n@@depth 3\ny", /at the top of the entry/],
    ["@@depth 3\nx", /SillyTavern does not know @@depth/, tavern],
    ["@@unknown 1\n@@@depth x\nx", /@@unknown is no decorator/],
  ])("finds %j", (content, message, changes) => {
    const [finding, ...others] = decorators(content, changes);
    expect(finding?.message).toMatch(message);
    expect(finding?.fix).toBeNull();
    expect(others).toEqual([]);
  });

  test.each<[string, Partial<Lorebook>?]>([
    ["@@depth 4\n@@role user\n\n@@additional_keys a,b\n@@exclude_keys c\nText @@ more"],
    ["@@instruct_depth 3\n@@@depth 3\nx"],
    ["@@unknown\n@@@other\n@@@position scenario\nx"],
    ["x\n@@mail me\n@@"],
    ["@@activate\nx", tavern],
    ["x\n@@depth 3", tavern],
  ])("says nothing of %j", (content, changes) => expect(decorators(content, changes)).toEqual([]));
});
