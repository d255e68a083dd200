import { describe, expect, test } from "vitest";
import { bookWith, contentsOf, fatesOf, scanWith } from "./exampleLore.ts";
import { scanLore } from "./scanLore.ts";

const near = ["The tower is near."];
const set = (extensions: Record<string, unknown>) => ({ extensions });

describe("recursion", () => {
  const chain = (...settings: Record<string, unknown>[]) =>
    bookWith(
      [
        { ...set(settings[0] ?? {}), content: "A dragon." },
        { ...set(settings[1] ?? {}), keys: ["dragon"], content: "Some gold." },
        { ...set(settings[2] ?? {}), keys: ["gold"], content: "It shines." },
      ],
      { profile: "sillytavern", recursive_scanning: true },
    );

  test.each([
    ["nothing set", [{}, {}, {}], ["key", "key", "key"]],
    ["prevent_recursion", [{ prevent_recursion: true }], ["key", "no_key", "no_key"]],
    ["exclude_recursion", [{}, { exclude_recursion: true }], ["key", "recursion", "no_key"]],
    ["a level", [{}, { delay_until_recursion: true }], ["key", "key", "key"]],
    [
      "levels",
      [{}, { delay_until_recursion: 5 }, { delay_until_recursion: 9 }],
      ["key", "key", "key"],
    ],
    [
      "a sticky entry takes part",
      [{ delay_until_recursion: 3 }],
      ["recursion", "no_key", "no_key"],
    ],
  ] as const)("%s", (_name, settings, reasons) => {
    expect(fatesOf(chain(...settings)).map(({ reason }) => reason)).toEqual(reasons);
  });

  test("a higher level comes in after a lower one", () => {
    const wait = (level: number) => ({ delay_until_recursion: level, group: "g" });
    const entries = [
      { content: "A dragon." },
      { ...set(wait(1)), keys: ["dragon"], name: "First" },
      { ...set({ ...wait(2), group_override: true }), name: "Second" },
    ];
    const book = bookWith(entries, { profile: "sillytavern", recursive_scanning: true });
    expect(fatesOf(book).map(({ active }) => active)).toEqual([true, true, false]);
    expect(fatesOf(book)[2]?.detail).toBe(
      'It lost its place in the group "g" to "First", which is in already.',
    );
  });

  test("says what would have brought an entry in", () => {
    const [, fate] = fatesOf(chain({}, { exclude_recursion: true }));
    expect(fate).toMatchObject({ by: 0, key: "dragon", active: false });
    expect(fate?.detail).toBe(
      'The key "dragon" stands only in the text of the entry "tower", and other entries do not bring it in.',
    );
  });
});

test("chance is drawn anew for every turn and every entry, and equally for equal seeds", () => {
  const book = bookWith(
    Array.from({ length: 200 }, () => set({ probability: 30 })),
    { profile: "sillytavern" },
  );
  const drawn = (seed: string, messages: readonly string[] = near) =>
    fatesOf(book, messages, { seed }).map(({ active }) => active);
  const count = drawn("a").filter(Boolean).length;
  expect(count).toBeGreaterThan(35);
  expect(count).toBeLessThan(85);
  expect(drawn("a")).toEqual(drawn("a"));
  expect(drawn("a")).not.toEqual(drawn("b"));
  expect(drawn("a")).not.toEqual(drawn("a", ["Hm.", ...near]));
});

test("higher orders end later, and of equal ones the earlier in the list does", () => {
  const entries = [
    { content: "b", insertion_order: 5 },
    { content: "a", insertion_order: 5 },
    { content: "first", insertion_order: 1 },
    { content: "last", insertion_order: 9 },
  ];
  expect(contentsOf(bookWith(entries, { profile: "sillytavern" }))).toEqual([
    "first",
    "a",
    "b",
    "last",
  ]);
  expect(contentsOf(bookWith(entries))).toEqual(["first", "b", "a", "last"]);
  expect(scanLore(scanWith(bookWith(entries))).scanned).toBe(1);
});

test("a disabled entry is out, whatever else it says", () => {
  const entry = { enabled: false, constant: true, content: "@@activate\nText." };
  const [fate] = fatesOf(bookWith([entry], { profile: "sillytavern" }));
  expect(fate).toMatchObject({ active: false, reason: "disabled", detail: "It is disabled." });
});
