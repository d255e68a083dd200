import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import { describe, expect, test } from "vitest";
import { bookWith, contentsOf, fatesOf } from "./exampleLore.ts";

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

const keys: readonly Case[] = [
  ["a key", {}, near, "key", stands],
  ["part of a word", { keys: ["owe"] }, near, "key", 'The key "owe" stands in the newest message.'],
  [
    "another case",
    { keys: ["TOWER"] },
    near,
    "key",
    'The key "TOWER" stands in the newest message.',
  ],
  ["case that matters", { keys: ["TOWER"], case_sensitive: true }, near, "no_key", noKey],
  ["case that fits", { case_sensitive: true }, near, "key", stands],
  [
    "another form of é",
    { keys: ["caf\u00e9"] },
    ["A CAFE\u0301."],
    "key",
    'The key "caf\u00e9" stands in the newest message.',
  ],
  ["no keys", { keys: [] }, near, "no_key", "It has no keys."],
  ["an empty key", { keys: [""] }, near, "no_key", noKey],
  [
    "a key with a macro",
    { keys: ["{{user}}"] },
    ["Ann is here."],
    "key",
    'The key "{{user}}" stands in the newest message.',
  ],
  ["an older message", {}, old(2), "key", 'The key "tower" stands in the 3rd newest message.'],
  ["the fourth message", {}, old(3), "key", 'The key "tower" stands in the 4th newest message.'],
  ["the fifth message", {}, old(4), "no_key", noKey],
  [
    "the fifth message of five",
    {},
    old(4),
    "key",
    'The key "tower" stands in the 5th newest message.',
    { scan_depth: 5 },
  ],
  ["no message", {}, near, "no_key", noKey, { scan_depth: 0 }],
  ["nothing said", {}, [], "no_key", noKey],
  ["disabled", { enabled: false, constant: true }, near, "disabled", "It is disabled."],
  ["constant", { constant: true }, [], "constant", "It is constant."],
  ["an empty text", { content: "  " }, near, "empty", "Its text is empty."],
  ["an empty text after macros", { content: "{{user}}" }, near, "key", stands],
  [
    "settings of SillyTavern",
    { extensions: { probability: 0, delay: 9, match_whole_words: true }, keys: ["owe"] },
    near,
    "key",
    'The key "owe" stands in the newest message.',
  ],
];

const secondary: readonly Case[] = [
  [
    "found",
    { selective: true, secondary_keys: ["x", "near"] },
    near,
    "key",
    'The key "tower" stands in the newest message, and its secondary key "near" was found.',
  ],
  [
    "not found",
    { selective: true, secondary_keys: ["far"] },
    near,
    "secondary",
    'The key "tower" stands in the newest message, but none of its 1 secondary key was found.',
  ],
  ["not selective", { secondary_keys: ["far"] }, near, "key", stands],
  ["none given", { selective: true }, near, "key", stands],
  [
    "beside a regular expression",
    { selective: true, secondary_keys: ["far"], use_regex: true, keys: ["/tower/"] },
    near,
    "key",
    'The key "/tower/" stands in the newest message.',
  ],
];

const regexes: readonly Case[] = [
  [
    "matches",
    { use_regex: true, keys: ["/t.wer/"] },
    near,
    "key",
    'The key "/t.wer/" stands in the newest message.',
  ],
  ["minds case", { use_regex: true, keys: ["/TOWER/"] }, near, "no_key", noKey],
  [
    "one of several",
    { use_regex: true, keys: ["/(?=x)/", "/TOWER/i"] },
    near,
    "key",
    'The key "/TOWER/i" stands in the newest message.',
  ],
  [
    "starts with a message",
    { use_regex: true, keys: ["/^Hm/"] },
    ["Oh.", "Hm.", "So."],
    "key",
    'The key "/^Hm/" stands in the 2nd newest message.',
  ],
  [
    "cannot be run",
    { use_regex: true, keys: ["/(?=tower)/"] },
    near,
    "regex",
    'The key "/(?=tower)/" was not looked for: looking ahead or behind is not supported.',
  ],
  [
    "is not written as one",
    { use_regex: true },
    near,
    "regex",
    'The key "tower" was not looked for: it is not written as /…/flags.',
  ],
  ["is text without the flag", { keys: ["/t.wer/"] }, near, "no_key", noKey],
  ["is not constant", { use_regex: true, constant: true, keys: ["/x/"] }, near, "no_key", noKey],
  ["keeps to the depth", { use_regex: true, keys: ["/tower/"] }, old(4), "no_key", noKey],
  [
    "has a macro",
    { use_regex: true, keys: ["/{{user}}s?/"] },
    ["Anns"],
    "key",
    'The key "/{{user}}s?/" stands in the newest message.',
  ],
];

const twice = ["character: A.", "user: B.", "character: C.", "user: The tower."];
const decorators: readonly Case[] = [
  ["enough replies", { content: "@@activate_only_after 2\nx" }, twice, "key", stands],
  [
    "too few replies",
    { content: "@@activate_only_after 3\nx" },
    twice,
    "decorator",
    "It needs 3 messages of the character, and the character has sent 2.",
  ],
  ["every second", { content: "@@activate_only_every 2\nx" }, twice, "key", stands],
  [
    "every third",
    { content: "@@activate_only_every 3\nx" },
    twice,
    "decorator",
    "It is only for every 3 messages of the character, and the character has sent 2.",
  ],
  [
    "constant, but not yet",
    { constant: true, content: "@@activate_only_after 3\nx" },
    twice,
    "decorator",
    "It needs 3 messages of the character, and the character has sent 2.",
  ],
  ["this greeting", { content: "@@is_greeting 0\nx" }, near, "key", stands],
  [
    "another greeting",
    { content: "@@is_greeting 1\nx" },
    near,
    "decorator",
    "It needs greeting 1, and greeting 0 opened.",
  ],
  [
    "forced",
    { keys: [], content: "@@activate\nx" },
    near,
    "forced",
    "It has the decorator @@activate.",
  ],
  [
    "forced both ways",
    { content: "@@dont_activate\n@@activate\nx" },
    near,
    "forced",
    "It has the decorator @@activate.",
  ],
  [
    "forced, but disabled",
    { enabled: false, content: "@@activate\nx" },
    near,
    "disabled",
    "It is disabled.",
  ],
  [
    "forced out",
    { constant: true, content: "@@dont_activate\nx" },
    near,
    "decorator",
    "It has the decorator @@dont_activate.",
  ],
  ["its own depth", { content: "@@scan_depth 1\nx" }, old(1), "no_key", noKey],
  [
    "a greater depth",
    { content: "@@scan_depth 9\nx" },
    old(8),
    "key",
    'The key "tower" stands in the 9th newest message.',
  ],
  ["a further key", { content: "@@additional_keys far, near\nx" }, near, "key", stands],
  [
    "a further key that is missing",
    { content: "@@additional_keys near\n@@additional_keys far,off\nx" },
    near,
    "decorator",
    'None of its @@additional_keys "far", "off" was found.',
  ],
  ["nothing at all", { keys: ["x"], content: "@@additional_keys far\nx" }, near, "no_key", noKey],
  [
    "constant with a further key",
    { constant: true, content: "@@additional_keys far\nx" },
    near,
    "decorator",
    'None of its @@additional_keys "far" was found.',
  ],
  [
    "an excluded key",
    { content: "@@exclude_keys far,near\nx" },
    near,
    "decorator",
    'The key "near" of its @@exclude_keys was found.',
  ],
  ["no excluded key", { content: "@@exclude_keys far\nx" }, near, "key", stands],
  ["nothing but decorators", { content: "@@depth 1" }, near, "empty", "Its text is empty."],
];

describe.each([
  ["keys", keys],
  ["secondary keys", secondary],
  ["regular expressions", regexes],
  ["decorators", decorators],
] as const)("card: %s", (_title, cases) => {
  for (const [name, entry, messages, reason, detail, book = {}] of cases) {
    test(`${name}`, () => {
      const [fate] = fatesOf(bookWith([entry], book), messages);
      expect({ reason: fate?.reason, detail: fate?.detail }).toEqual({ reason, detail });
      const inPrompt = ["key", "constant", "forced"].includes(reason);
      expect(fate?.active).toBe(inPrompt);
      expect(contentsOf(bookWith([entry], book), messages)).toHaveLength(inPrompt ? 1 : 0);
    });
  }
});
