import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import { describe, expect, test } from "vitest";
import { bookWith, fatesOf, scanWith } from "./exampleLore.ts";

type Case = readonly [
  name: string,
  entry: Partial<LoreEntry>,
  messages: readonly string[],
  fate: string,
  detail: string,
  book?: Partial<Lorebook>,
];

const near = ["The tower is near."];
const stands = 'The key "tower" stands in the newest message.';
const noKey = "None of its keys was found.";
const old = (count: number) => ["The tower.", ...Array.from({ length: count }, () => "Hm.")];
const set = (extensions: Record<string, unknown>, entry: Partial<LoreEntry> = {}) => ({
  ...entry,
  extensions,
});

const keys: readonly Case[] = [
  ["a key", {}, near, "key", stands],
  [
    "blanks around a key",
    { keys: [" tower "] },
    near,
    "key",
    'The key " tower " stands in the newest message.',
  ],
  ["the second message", {}, old(1), "key", 'The key "tower" stands in the 2nd newest message.'],
  ["the third message", {}, old(2), "no_key", noKey],
  [
    "a depth of its own",
    set({ scan_depth: 3 }),
    old(2),
    "key",
    'The key "tower" stands in the 3rd newest message.',
  ],
  [
    "no depth of its own",
    set({ scan_depth: null }),
    old(2),
    "key",
    'The key "tower" stands in the 3rd newest message.',
    { scan_depth: 3 },
  ],
  [
    "depth 0",
    set({ scan_depth: 0, match_scenario: true }, { keys: ["island"] }),
    near,
    "no_key",
    noKey,
  ],
  ["case that matters", set({ case_sensitive: true }, { keys: ["Tower"] }), near, "no_key", noKey],
  [
    "the entry's own case_sensitive",
    { case_sensitive: true, keys: ["Tower"] },
    near,
    "no_key",
    noKey,
  ],
  ["whole word", set({ match_whole_words: true }), near, "key", stands],
  ["part of a word", set({ match_whole_words: true }, { keys: ["owe"] }), near, "no_key", noKey],
  [
    "part of a word without the setting",
    { keys: ["owe"] },
    near,
    "key",
    'The key "owe" stands in the newest message.',
  ],
  [
    "several words as they stand",
    set({ match_whole_words: true }, { keys: ["er is n"] }),
    near,
    "key",
    'The key "er is n" stands in the newest message.',
  ],
  [
    "a word without spaces",
    set({ match_whole_words: true }, { keys: ["東京"] }),
    ["東京都です"],
    "key",
    'The key "東京" stands in the newest message.',
  ],
  ["constant", { constant: true, keys: [] }, [], "constant", "It is constant."],
  [
    "constant out of its decorator",
    { constant: true, content: "@@dont_activate\nx" },
    near,
    "decorator",
    "It has the decorator @@dont_activate.",
  ],
  ["a decorator it does not know", { content: "@@activate_only_after 9\nx" }, near, "key", stands],
  [
    "the character's scenario",
    set({ match_scenario: true }, { keys: ["island"] }),
    near,
    "key",
    'The key "island" stands in the scenario.',
  ],
  [
    "a source that was not asked for",
    set({ match_persona_description: true }, { keys: ["island"] }),
    near,
    "no_key",
    noKey,
  ],
  [
    "a filter by character, which does not apply",
    set({ character_filter: { names: ["Bo"] } }),
    near,
    "key",
    stands,
  ],
];

const logic = (selectiveLogic: unknown, secondary_keys: string[], selective?: boolean) => ({
  ...set({ selectiveLogic }),
  secondary_keys,
  ...(selective === undefined ? {} : { selective }),
});
const with_ = (rest: string) => `${stands.slice(0, -1)}${rest}`;
const secondary: readonly Case[] = [
  [
    "AND ANY, one",
    logic(0, ["far", "near"]),
    near,
    "key",
    with_(', and its secondary key "near" was found.'),
  ],
  [
    "AND ANY, none",
    logic(0, ["far"]),
    near,
    "secondary",
    with_(", but none of its 1 secondary key was found."),
  ],
  [
    "NOT ALL, one missing",
    logic(1, ["far", "near"]),
    near,
    "key",
    with_(', and its secondary key "far" was not found.'),
  ],
  [
    "NOT ALL, all there",
    logic(1, ["is", "near"]),
    near,
    "secondary",
    with_(", but all of its 2 secondary keys were found."),
  ],
  [
    "NOT ANY, none",
    logic(2, ["far", "off"]),
    near,
    "key",
    with_(", and none of its 2 secondary keys was found."),
  ],
  [
    "NOT ANY, one",
    logic(2, ["far", "near"]),
    near,
    "secondary",
    with_(', but its secondary key "near" was found.'),
  ],
  [
    "AND ALL, all",
    logic(3, ["is", "near"]),
    near,
    "key",
    with_(", and all of its 2 secondary keys were found."),
  ],
  [
    "AND ALL, one missing",
    logic(3, ["is", "far"]),
    near,
    "secondary",
    with_(', but its secondary key "far" was not found.'),
  ],
  [
    "a number there is not",
    logic(9, ["near"]),
    near,
    "key",
    with_(', and its secondary key "near" was found.'),
  ],
  ["not selective", logic(0, ["far"], false), near, "key", stands],
];

const regexes: readonly Case[] = [
  [
    "a key that looks like one",
    { keys: ["/t.wer/"] },
    near,
    "key",
    'The key "/t.wer/" stands in the newest message.',
  ],
  [
    "case and words do not apply",
    set({ case_sensitive: true, match_whole_words: true }, { keys: ["/OWE/i"] }),
    near,
    "key",
    'The key "/OWE/i" stands in the newest message.',
  ],
  [
    "the beginning of a message",
    { keys: ["/\\x01Hm/"] },
    ["Oh.", "Hm."],
    "key",
    'The key "/\\x01Hm/" stands in the newest message.',
  ],
  [
    "across messages, the newest first",
    { keys: ["/second[^]*first/"] },
    ["first", "second"],
    "key",
    'The key "/second[^]*first/" stands across several messages.',
  ],
  [
    "not across more than the depth",
    { keys: ["/third[^]*first/"] },
    ["first", "second", "third"],
    "no_key",
    noKey,
  ],
  [
    "a path is text",
    { keys: ["/usr/bin/"] },
    ["In /usr/bin/ it is."],
    "key",
    'The key "/usr/bin/" stands in the newest message.',
  ],
  ["unknown flags are text", { keys: ["/tower/x"] }, near, "no_key", noKey],
  [
    "it cannot be run",
    { keys: ["/(?!x)/"] },
    near,
    "regex",
    'The key "/(?!x)/" was not looked for: looking ahead or behind is not supported.',
  ],
  ["use_regex means nothing", { use_regex: true }, near, "key", stands],
];

const turns: readonly Case[] = [
  ["delay", set({ delay: 3 }), old(1), "delay", "It needs 3 messages, and there are 2."],
  [
    "after the delay",
    set({ delay: 2 }),
    old(1),
    "key",
    'The key "tower" stands in the 2nd newest message.',
  ],
  [
    "no chance",
    set({ probability: 0 }),
    near,
    "probability",
    "Its chance is 0 %, and this turn drew",
  ],
  ["chance off", set({ probability: 0, useProbability: false }), near, "key", stands],
  ["certain", set({ probability: 100 }), near, "key", stands],
  [
    "waiting for recursion",
    set({ delay_until_recursion: true }),
    near,
    "recursion",
    "It waits for another entry to bring it in, and none did.",
    { recursive_scanning: true },
  ],
  [
    "waiting in vain",
    set({ delay_until_recursion: 2 }),
    near,
    "recursion",
    "It waits for another entry to bring it in, and the lorebook has recursion off.",
  ],
];

describe.each([
  ["keys", keys],
  ["secondary keys", secondary],
  ["regular expressions", regexes],
  ["turns", turns],
] as const)("SillyTavern: %s", (_title, cases) => {
  for (const [name, entry, messages, reason, detail, book = {}] of cases) {
    test(`${name}`, () => {
      const lorebook = bookWith([entry], { profile: "sillytavern", ...book });
      const { character } = scanWith(lorebook);
      const given = { character: { ...character, scenario: "On an Island." } };
      const [fate] = fatesOf(lorebook, messages, given);
      expect({ reason: fate?.reason, detail: fate?.detail.slice(0, detail.length) }).toEqual({
        reason,
        detail,
      });
      expect(fate?.active).toBe(["key", "constant"].includes(reason));
    });
  }
});
