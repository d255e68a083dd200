import type { Lorebook, LoreEntry } from "@personaforge/contract/lorebook";
import { describe, expect, test } from "vitest";
import { bookWith, contentsOf, fatesOf, scanWith } from "./exampleLore.ts";
import { scanLore } from "./scanLore.ts";

/** Ten tokens each: the example counts characters. */
const ten = (name: string, given: Partial<LoreEntry> = {}) => ({
  content: name.padEnd(10, "."),
  name,
  ...given,
});
const kept = (book: Lorebook, budget = 10_000) =>
  contentsOf(book, undefined, { budget }).map((content) => content.replaceAll(".", ""));

describe("card", () => {
  test.each([
    ["the lowest priority", [{ priority: 1 }, { priority: 3 }, { priority: 2 }], ["b", "c"]],
    [
      "the lowest order",
      [{ insertion_order: 2 }, { insertion_order: 1 }, { insertion_order: 3 }],
      ["a", "c"],
    ],
    ["without priority before with", [{ priority: 1 }, {}, { priority: 1 }], ["a", "c"]],
    [
      "priority before order",
      [{ priority: 1, insertion_order: 9 }, { priority: 2 }, { priority: 2 }],
      ["b", "c"],
    ],
    ["of equals the later in the list", [{}, {}, {}], ["a", "b"]],
    [
      "constant ones too when the author set the budget",
      [{ constant: true }, { priority: 1 }, { priority: 2 }],
      ["b", "c"],
    ],
  ])("a full token_budget gives up %s first", (_name, given, expected) => {
    const entries = given.map((entry, place) => ten("abc".charAt(place), entry));
    expect(kept(bookWith(entries, { token_budget: 29 }))).toEqual(expected);
    expect(kept(bookWith(entries, { token_budget: 30 }))).toHaveLength(3);
  });

  test("ignore_on_max_context goes before everything else", () => {
    const entries = [
      { content: "@@ignore_on_max_context\naaaaaaaaaa", priority: 9 },
      ten("b", { priority: 1 }),
    ];
    expect(kept(bookWith(entries, { token_budget: 19 }))).toEqual(["b"]);
  });

  test("without a budget of its own a book keeps constant entries longest", () => {
    const entries = [ten("a", { constant: true }), ten("b", { priority: 9 })];
    expect(kept(bookWith(entries), 19)).toEqual(["a"]);
  });

  test("says what it took and had", () => {
    const [, fate] = fatesOf(bookWith([ten("a"), ten("b")], { token_budget: 15 }));
    expect(fate).toMatchObject({ active: false, reason: "budget", key: "tower", tokens: 10 });
    expect(fate?.detail).toBe("It takes 10 tokens, and the budget of 15 had no room left.");
  });
});

describe("SillyTavern", () => {
  const tavern = (entries: readonly Partial<LoreEntry>[], given: Partial<Lorebook> = {}) =>
    bookWith(entries, { profile: "sillytavern", ...given });
  const orders = [
    ten("a", { insertion_order: 3 }),
    ten("b", { insertion_order: 2, content: "b".repeat(30) }),
    ten("c", { insertion_order: 1 }),
  ];

  test("the first entry that would reach the budget ends the scan, smaller ones too", () => {
    expect(kept(tavern(orders), 40)).toEqual(["a"]);
    const fates = fatesOf(tavern(orders), undefined, { budget: 40 });
    expect(fates.map(({ reason }) => reason)).toEqual(["key", "budget", "budget"]);
    expect(fates[1]?.detail).toBe("With its 30 tokens the budget of 40 would be reached.");
    expect(fates[2]?.detail).toBe("The budget of 40 tokens was reached before it.");
    expect(kept(tavern(orders), 51)).toHaveLength(3);
  });

  test("constant entries fall, those that ignore the budget do not", () => {
    const entries = [
      orders[1] ?? {},
      ten("c", { constant: true, insertion_order: 1 }),
      ten("d", { insertion_order: 0, extensions: { ignore_budget: true } }),
    ];
    expect(kept(tavern(entries), 20)).toEqual(["d"]);
  });

  test("what stays in comes before higher orders", () => {
    const entries = [ten("a", { insertion_order: 9 }), ten("b", { extensions: { sticky: 3 } })];
    const state = { "1": { sticky: 3 } };
    expect(contentsOf(tavern(entries), undefined, { budget: 11, state })).toEqual(["b........."]);
  });

  test("a full budget ends recursion", () => {
    const entries = [
      { content: "A dragon.", insertion_order: 2 },
      { content: "x".repeat(20), insertion_order: 1 },
      { content: "Gold.", keys: ["dragon"], extensions: { ignore_budget: true } },
    ];
    const given = { recursive_scanning: true };
    expect(kept(tavern(entries, given), 20)).toEqual(["A dragon"]);
    expect(kept(tavern(entries, given), 100)).toHaveLength(3);
  });
});

test("token_budget beats the budget of the prompt, and books do not share", () => {
  const small = bookWith([ten("a"), ten("b")], { token_budget: 10 });
  const result = scanLore(
    scanWith([small, bookWith([ten("c"), ten("d")])], undefined, { budget: 20 }),
  );
  expect(result.active.map(({ content }) => content.charAt(0))).toEqual(["a", "c", "d"]);
  expect(result).toMatchObject({ tokens: 30, budget: 30 });
});

test("the prompt gives up passing entries before constant ones, by priority and order", () => {
  const entries = [
    ten("always", { constant: true }),
    ten("sometimes", { constant: true, content: "@@activate_only_every 1\nsometimes" }),
    ten("high", { priority: 2 }),
    ten("low", { priority: 1, insertion_order: 5 }),
    ten("lower", { priority: 1 }),
    ten("first", { constant: true, content: "@@ignore_on_max_context\nfirst" }),
  ];
  const { sacrifice, active } = scanLore(scanWith(bookWith(entries)));
  const names = sacrifice.map(({ content }) => content.replaceAll(".", ""));
  expect(names).toEqual(["first", "lower", "low", "high", "sometimes", "always"]);
  expect(new Set(sacrifice)).toEqual(new Set(active));
});

describe("stable", () => {
  const stable = (
    entry: Partial<LoreEntry>,
    book: Partial<Lorebook> = {},
    others: Partial<LoreEntry>[] = [],
  ) =>
    scanLore(scanWith(bookWith([entry, ...others], book))).active.find((lore) => lore.entry === 0)
      ?.stable;
  const tavern = { profile: "sillytavern" as const };
  const constant = { constant: true, content: "Text." };

  test.each([
    ["constant", constant, {}, true],
    ["found by a key", {}, {}, false],
    ["forced", { content: "@@activate\nText." }, {}, true],
    ["placed by decorators", { ...constant, content: "@@depth 1\n@@role user\nText." }, {}, true],
    ["on a condition", { ...constant, content: "@@activate_only_after 0\nText." }, {}, false],
    ["for a greeting", { ...constant, content: "@@is_greeting 0\nText." }, {}, false],
    ["without a key", { ...constant, content: "@@exclude_keys x\nText." }, {}, false],
    ["first to go", { ...constant, content: "@@ignore_on_max_context\nText." }, {}, false],
    ["with names", { ...constant, content: "{{char}} and {{ User }} {{// x}}" }, {}, true],
    ["with a clock", { ...constant, content: "It is {{time}}." }, {}, false],
    ["with chance around a name", { ...constant, content: "{{random:{{user}},b}}" }, {}, false],
    ["in SillyTavern", constant, tavern, true],
    ["with a chance", { ...constant, extensions: { probability: 99.9 } }, tavern, false],
    ["in a group", { ...constant, extensions: { group: "g" } }, tavern, false],
    ["with a delay", { ...constant, extensions: { delay: 1 } }, tavern, false],
    ["with a cooldown", { ...constant, extensions: { cooldown: 1 } }, tavern, false],
  ])("%s", (_name, entry, book, expected) => {
    expect(stable(entry, book)).toBe(expected);
  });

  test("not when a budget that the author set could cut it for what is said", () => {
    const other = [ten("other", { priority: 1 })];
    expect(stable(constant, { token_budget: 15 })).toBe(true);
    expect(stable(constant, { token_budget: 15 }, [ten("other", { priority: -1 })])).toBe(true);
    expect(stable(constant, { token_budget: 16 }, other)).toBe(true);
    expect(stable(constant, { token_budget: 15 }, [{ ...other[0], keys: ["absent"] }])).toBe(false);
  });

  test("not when SillyTavern could look at so much before it", () => {
    const other = [ten("other", { insertion_order: 1, keys: ["absent"] })];
    expect(stable(constant, { ...tavern, token_budget: 15 }, other)).toBe(false);
    expect(stable(constant, { ...tavern, token_budget: 16 }, other)).toBe(true);
    const after = [ten("other", { insertion_order: -1, keys: ["absent"] })];
    expect(stable(constant, { ...tavern, token_budget: 6 }, after)).toBe(true);
    const ignoring = { ...constant, extensions: { ignore_budget: true } };
    expect(stable(ignoring, { ...tavern, token_budget: 1 }, other)).toBe(true);
  });

  test("what is said cannot cut what stands before everything else", () => {
    const rare = [ten("other", { insertion_order: -1, keys: ["absent"] })];
    const book = bookWith([constant, ...rare], { ...tavern, token_budget: 3 });
    const count = (text: string) => Math.ceil(text.length / 4);
    expect(scanLore(scanWith(book, [], { count })).active[0]?.stable).toBe(true);
    // What stays in is looked at first, whatever its order is.
    const staying = [{ ...rare[0], extensions: { sticky: 2 } }];
    expect(stable(constant, { ...tavern, token_budget: 15 }, staying)).toBe(false);
    expect(stable(constant, { ...tavern, token_budget: 16 }, staying)).toBe(true);
  });
});
