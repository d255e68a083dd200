import { expect, test } from "vitest";
import { bookWith, contentsOf, fatesOf } from "./exampleLore.ts";

test("entries of one book each search as far as they should", () => {
  const entries = [1, 2, 3].map((depth) => ({ content: `@@scan_depth ${depth}\n${depth}` }));
  expect(contentsOf(bookWith(entries), ["The tower.", "Hm."])).toEqual(["2", "3"]);
});

test("keys are found in the newest 200,000 characters", () => {
  const book = bookWith([{}]);
  const filler = (length: number) => "x".repeat(length);
  expect(contentsOf(book, ["tower", filler(199_995)])).toHaveLength(1);
  expect(contentsOf(book, ["tower", filler(199_996)])).toHaveLength(0);
  expect(contentsOf(book, [`${filler(200_000)} tower`])).toHaveLength(0);
});

test("entries bring in others by 200,000 characters of their texts", () => {
  const book = bookWith(
    [
      { content: "x".repeat(99_990) },
      { content: `${"x".repeat(99_998)} gold and silver`, insertion_order: 1 },
      { keys: ["gold"], content: "Gold." },
      { keys: ["silver"], content: "Silver." },
    ],
    { recursive_scanning: true },
  );
  const reasons = fatesOf(book, undefined, { budget: 1e9 }).map(({ reason }) => reason);
  expect(reasons).toEqual(["key", "key", "key", "no_key"]);
});

test("a book whose regular expressions are too much work says which were not run", () => {
  const entries = Array.from({ length: 40 }, (_, place) => ({
    keys: [`/[^]{${950 + place}}[a-c]/`],
    use_regex: true,
  }));
  const fates = fatesOf(bookWith(entries), ["x".repeat(700)]);
  expect(fates[0]?.reason).toBe("no_key");
  expect(fates.at(-1)?.detail).toBe(
    'The key "/[^]{989}[a-c]/" was not looked for: the regular expressions of the lorebook took too much work before it.',
  );
});

test("a book has at most 2,000 regular expressions", () => {
  const keys = (from: number) => Array.from({ length: 1_000 }, (_, place) => `/x${from + place}/`);
  const entries = [...[0, 1_000].map(keys), ["/tower/"]].map((list) => ({
    keys: list,
    use_regex: true,
  }));
  expect(fatesOf(bookWith(entries))[2]?.detail).toBe(
    'The key "/tower/" was not looked for: the lorebook has more than 2000 regular expressions.',
  );
});

test("the same book finds another reader's name", () => {
  const book = bookWith([{ keys: ["{{user}}"] }, { keys: ["Kim"] }]);
  const found = (name: string, said: string) =>
    fatesOf(book, [said], { fill: (text) => text.replace("{{user}}", name) }).map(
      ({ active }) => active,
    );
  expect(found("Ann", "Ann")).toEqual([true, false]);
  expect(found("Bo", "Bo")).toEqual([true, false]);
  expect(found("Bo", "Ann and Kim")).toEqual([false, true]);
});
