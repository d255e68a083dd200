import { execFileSync } from "node:child_process";
import { loreState } from "@personaforge/contract/promptReport";
import { lorebook, type Lorebook } from "@personaforge/contract/lorebook";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { scanWith } from "./exampleLore.ts";
import type { LoreScan } from "./lore.ts";
import { scanLore } from "./scanLore.ts";

const words = [
  "tower",
  "Tower",
  "owe",
  "東京",
  "/t.w/i",
  "/(/",
  "/[^]*/",
  "{{user}}",
  "",
  " ",
  "é",
];
const word = fc.constantFrom(...words);
const lines = fc.constantFrom(
  ...["@@depth 1", "@@activate", "@@dont_activate", "@@is_greeting 0", "@@@role user", "@@x"],
  ...["@@keep_activate_after_match", "@@additional_keys owe", "@@ignore_on_max_context"],
);
const anything = fc.oneof(
  fc.constantFrom(-1, 0, 1, 2, 3, 4, 7, 9, 0.5, 1e300, "2", "tower,x", "", null, true, false),
  fc.anything({ maxDepth: 1 }),
);
const settings = [
  ...["position", "depth", "role", "probability", "useProbability", "selectiveLogic", "group"],
  ...["group_override", "group_weight", "use_group_scoring", "scan_depth", "case_sensitive"],
  ...["match_whole_words", "exclude_recursion", "prevent_recursion", "delay_until_recursion"],
  ...["sticky", "cooldown", "delay", "ignore_budget", "match_scenario", "outlet_name"],
];
const extensions = fc.dictionary(fc.constantFrom(...settings, "__proto__", "other"), anything);
const entry = fc.record(
  {
    keys: fc.array(word, { maxLength: 3 }),
    content: fc
      .tuple(fc.array(lines, { maxLength: 2 }), fc.array(word, { maxLength: 4 }))
      .map(([top, text]) => [...top, text.join(" ")].join("\n")),
    enabled: fc.boolean(),
    insertion_order: fc.integer({ min: -3, max: 3 }),
    extensions,
    use_regex: fc.boolean(),
    case_sensitive: fc.option(fc.boolean()),
    selective: fc.boolean(),
    secondary_keys: fc.array(word, { maxLength: 2 }),
    constant: fc.boolean(),
    position: fc.constantFrom("before_char" as const, "after_char" as const),
    priority: fc.integer({ min: -2, max: 2 }),
    id: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom("a", "__proto__", "constructor")),
  },
  { requiredKeys: ["keys", "content", "enabled", "insertion_order"] },
);
const book = fc.record(
  {
    entries: fc.array(entry, { maxLength: 8 }),
    profile: fc.constantFrom("card" as const, "sillytavern" as const),
    scan_depth: fc.integer({ min: 0, max: 4 }),
    recursive_scanning: fc.boolean(),
    token_budget: fc.integer({ min: 0, max: 60 }),
  },
  { requiredKeys: ["entries"] },
);
const state = fc.dictionary(
  fc.constantFrom("0", "1", "a", "1/0", "__proto__"),
  fc.record(
    {
      sticky: fc.integer({ min: 0, max: 9 }),
      cooldown: fc.integer({ min: 0, max: 9 }),
      matched: fc.constant(true as const),
    },
    { requiredKeys: [] },
  ),
);
const scan: fc.Arbitrary<LoreScan> = fc
  .record({
    books: fc.array(book, { maxLength: 2 }),
    messages: fc.array(
      fc.array(word, { maxLength: 4 }).map((text) => text.join(" ")),
      { maxLength: 5 },
    ),
    state,
    seed: fc.string(),
    budget: fc.integer({ min: 0, max: 80 }),
  })
  .map(({ books, messages, ...given }) => scanWith(books, messages, given));

/** As it comes out of the store, with nothing that the engine remembers of it. */
function copy(value: LoreScan): LoreScan {
  return { ...value, books: copyBooks(value.books) };
}

function copyBooks(books: readonly Lorebook[]): readonly Lorebook[] {
  return books.map((each) => ({ ...each, entries: each.entries.map((item) => ({ ...item })) }));
}

test("never throws, and gives every entry one fate that agrees with the prompt", () => {
  fc.assert(
    fc.property(scan, (given) => {
      const result = scanLore(given);
      expect(result.fates).toHaveLength(given.books.length);
      for (const [place, { entries }] of given.books.entries()) {
        const fates = result.fates[place] ?? [];
        expect(fates.map((fate) => fate.entry)).toEqual(entries.map((_, index) => index));
        const active = result.active.filter((lore) => lore.book === place);
        const told = fates.filter((fate) => fate.active).map((fate) => fate.entry);
        expect(active.map((lore) => lore.entry).sort((a, b) => a - b)).toEqual(told);
        for (const fate of fates) expect(fate.detail).toMatch(/^[A-Z].*\.$/s);
      }
      expect(new Set(result.sacrifice)).toEqual(new Set(result.active));
      expect(result.tokens).toBe(result.active.reduce((sum, { tokens }) => sum + tokens, 0));
      expect(loreState.safeParse(result.state).success).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("the same input gives the same result, whether the book was seen before or not", () => {
  fc.assert(
    fc.property(scan, (given) => {
      const first = scanLore(given);
      expect(scanLore(given)).toEqual(first);
      expect(scanLore(copy(given))).toEqual(first);
    }),
    { numRuns: 200 },
  );
});

test("what a budget keeps, a larger one keeps", () => {
  fc.assert(
    fc.property(scan, fc.integer({ min: 0, max: 80 }), (given, more) => {
      const places = (budget: number) =>
        scanLore({ ...given, budget }).active.map((lore) => `${lore.book} ${lore.entry}`);
      expect(places(given.budget + more)).toEqual(expect.arrayContaining(places(given.budget)));
    }),
    { numRuns: 400 },
  );
});

test("what is stable stands there with the same text whatever is said", () => {
  fc.assert(
    fc.property(scan, scan, (given, other) => {
      const stable = (messages: LoreScan["messages"], lore: LoreScan["state"]) =>
        scanLore({ ...given, messages, state: lore }).active.filter((item) => item.stable);
      expect(stable(other.messages, other.state)).toEqual(stable(given.messages, given.state));
    }),
    { numRuns: 400 },
  );
});

test("takes any book that the contract accepts", () => {
  const hostile = fc.record({
    entries: fc.array(
      entry.map((each) => ({ ...each, other: 1 })),
      { maxLength: 4 },
    ),
    extensions: fc.constant({ a: [1] }),
  });
  fc.assert(
    fc.property(hostile, (given) => {
      const parsed = lorebook.safeParse(JSON.parse(JSON.stringify(given)));
      fc.pre(parsed.success);
      if (parsed.data === undefined) return;
      const [fates = []] = scanLore(scanWith(parsed.data)).fates;
      expect(fates).toHaveLength(parsed.data.entries.length);
    }),
    { numRuns: 200 },
  );
});

test("other processes in other time zones and languages give the same result", () => {
  const program = `
    import { scanWith, bookWith } from "./exampleLore.ts";
    import { scanLore } from "./scanLore.ts";
    const entries = Array.from({ length: 40 }, (_, place) => ({
      keys: ["TITLE I", "straße", "ılık"], name: "Entry " + place,
      extensions: { probability: 50, group: "g" + (place % 9) },
    }));
    const book = bookWith(entries, { profile: "sillytavern" });
    process.stdout.write(JSON.stringify(scanLore(scanWith(book, ["title i STRASSE Straße ILIK"]))));`;
  const run = (zone: string, language: string) =>
    execFileSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: import.meta.dirname,
      encoding: "utf8",
      env: { ...process.env, TZ: zone, LANG: language, LC_ALL: language },
    });
  const here = run("UTC", "C");
  expect(here).toContain('"active":true');
  expect(run("Asia/Tokyo", "tr_TR.UTF-8")).toBe(here);
});
