import { describe, expect, test } from "vitest";
import { bookWith, contentsOf, fatesOf, scanWith } from "./exampleLore.ts";
import { scanLore } from "./scanLore.ts";

test("a fate says where the key was found and where the text stands", () => {
  const book = bookWith([{ name: "Tower", content: "@@depth 2\n{{char}} knows it." }]);
  const result = scanLore(scanWith(book, ["The tower.", "Hm."]));
  expect(result.fates).toEqual([
    [
      {
        ...{ entry: 0, name: "Tower", active: true, reason: "key", key: "tower" },
        ...{ message: 1, by: null, position: "depth:2:system", tokens: 13 },
        detail: 'The key "tower" stands in the 2nd newest message.',
      },
    ],
  ]);
  expect(result.active).toEqual([
    {
      ...{ book: 0, entry: 0, content: "Kim knows it.", tokens: 13, stable: false },
      position: { at: "depth", depth: 2, from: "end", role: "system" },
    },
  ]);
  expect(result).toMatchObject({ scanned: 2, tokens: 13, budget: 10_000 });
});

test.each([
  [{ name: "Name", comment: "Comment" }, "Name"],
  [{ name: " ", comment: "Comment" }, "Comment"],
  [{}, "tower"],
  [{ keys: [] }, "Entry 1"],
  [{ comment: "😀".repeat(121) }, `${"😀".repeat(120)}…`],
])("%j is called %s", (entry, name) => {
  expect(fatesOf(bookWith([entry]))[0]?.name).toBe(name);
});

describe("recursion", () => {
  const chain = [
    { content: "A dragon lives here." },
    { keys: ["dragon"], content: "It guards gold." },
    { keys: ["gold"], content: "Gold shines." },
  ];

  test("an entry brings in others, whatever the scan depth", () => {
    const fates = fatesOf(bookWith(chain, { recursive_scanning: true, scan_depth: 1 }));
    expect(fates.map(({ active, by }) => [active, by])).toEqual([
      [true, null],
      [true, 0],
      [true, 1],
    ]);
    expect(fates[2]?.detail).toBe('The key "gold" stands in the text of the entry "dragon".');
  });

  test.each([[false], [undefined]])("recursive_scanning %s keeps them out", (flag) => {
    const given = flag === undefined ? {} : { recursive_scanning: flag };
    expect(contentsOf(bookWith(chain, given))).toEqual(["A dragon lives here."]);
  });

  test("goes ten entries deep", () => {
    const links = Array.from({ length: 15 }, (_, index) => ({
      keys: [`link${index}.`],
      content: `To link${index + 1}.`,
    }));
    const book = bookWith(links, { recursive_scanning: true });
    expect(contentsOf(book, ["link0."])).toHaveLength(11);
  });

  test("hidden keys count, and books do not bring in entries of each other", () => {
    const hidden = bookWith([{ content: "{{hidden_key:dragon}}Tower." }, chain[1] ?? {}], {
      recursive_scanning: true,
    });
    const fill = (text: string, purpose: string) =>
      purpose === "scan" ? text : text.replace("{{hidden_key:dragon}}", "");
    const result = scanLore(scanWith([hidden, bookWith([chain[1] ?? {}])], undefined, { fill }));
    expect(result.active.map(({ content }) => content)).toEqual(["Tower.", "It guards gold."]);
    expect(result.fates[1]?.[0]?.active).toBe(false);
  });
});

test("an entry can turn off an instruction, with or without a text", () => {
  const book = bookWith([
    { content: "@@disable_ui_prompt system_prompt" },
    { content: "@@disable_ui_prompt post_history_instructions\nText.", keys: ["absent"] },
  ]);
  expect(scanLore(scanWith(book)).disables).toEqual(["system_prompt"]);
});

test("a book is searched by its own profile, and its order mixes with the others'", () => {
  const first = bookWith([{ content: "second", insertion_order: 2 }]);
  const second = bookWith(
    [
      { content: "first", insertion_order: 1 },
      { content: "third", insertion_order: 3, extensions: { delay: 2 } },
    ],
    { profile: "sillytavern" },
  );
  expect(contentsOf([first, second])).toEqual(["first", "second"]);
});
