import { characterContent } from "@personaforge/contract/content";
import { draftContent } from "@personaforge/contract/draft";
import type { LoreEntry, Lorebook } from "@personaforge/contract/lorebook";
import { limits } from "@personaforge/contract/limits";
import { describe, expect, test } from "vitest";
import { resultOf } from "../testing/results.ts";
import { applyContent } from "./applyContent.ts";
import type { Mapped } from "./mapped.ts";
import { toContent } from "./toContent.ts";

const entry = (content: string, more: Partial<LoreEntry> = {}): LoreEntry => ({
  keys: ["sea"],
  content,
  enabled: true,
  insertion_order: 100,
  ...more,
});

function mapped(book: Lorebook): Mapped {
  const made = toContent(resultOf({ name: "Mira", character_book: book }));
  characterContent.parse(made.content);
  if (made.draft !== null) draftContent.parse(made.draft);
  return made;
}

const codes = ({ notes }: Mapped) =>
  notes.map(({ code }) => code).filter((code) => code !== "derived");

describe("a lorebook", () => {
  test("that fits is taken as it is, unknown fields included", () => {
    const book = { entries: [entry("Salt.", { foreign: [1] })], profile: "sillytavern" as const };
    const made = mapped(book);
    expect(made.content.lorebook).toBe(book);
    expect(codes(made)).toEqual([]);
  });

  test("with too long texts and too many keys is cut, and whole in the draft", () => {
    const book = {
      entries: [
        entry("word ".repeat(25_000), { name: "n".repeat(501) }),
        entry("Short.", {
          keys: Array.from({ length: 1_001 }, (_, n) => `k${n}`),
          secondary_keys: ["x".repeat(5_001)],
        }),
      ],
    };
    const made = mapped(book);
    expect(made.content.lorebook?.entries[0]?.content).toHaveLength(99_999);
    expect(made.content.lorebook?.entries[0]?.name).toHaveLength(500);
    expect(made.content.lorebook?.entries[1]).toMatchObject({ secondary_keys: [] });
    expect(made.content.lorebook?.entries[1]?.keys).toHaveLength(1_000);
    expect(made.cut).toEqual(["lorebook"]);
    expect(made.draft).toEqual({ lorebook: book });
    expect(
      made.notes.filter(({ code }) => code === "over_limit").map(({ length }) => length),
    ).toEqual([2, 2]);
  });

  test("with too many entries has the first ones", () => {
    const entries = Array.from({ length: limits.lore_entries + 5 }, (_, n) => entry(`No. ${n}.`));
    const made = mapped({ entries });
    expect(made.content.lorebook?.entries).toHaveLength(limits.lore_entries);
    expect(made.content.lorebook?.entries.at(-1)).toEqual(entries[limits.lore_entries - 1]);
    expect({ cut: made.cut, draft: made.draft }).toEqual({ cut: ["lorebook"], draft: null });
  });

  test("that is too long as a whole has as many entries as fit", () => {
    const entries = Array.from({ length: 60 }, (_, n) => entry(`${n} `.padEnd(90_000, "salt ")));
    const made = mapped({ entries });
    const count = made.content.lorebook?.entries.length ?? 0;
    expect(count).toBeGreaterThan(40);
    expect(made.content.lorebook?.entries.at(-1)).toEqual(entries[count - 1]);
    expect(codes(made)).toEqual(["over_limit"]);
  });

  test("with settings that make no sense is taken without them", () => {
    const book = {
      entries: [entry("Salt.", { priority: Number.POSITIVE_INFINITY }), entry("Sand.")],
      scan_depth: 5_000,
      token_budget: -1,
    };
    const made = mapped(book);
    expect(made.content.lorebook).toEqual({ entries: [entry("Salt."), entry("Sand.")] });
    expect(codes(made)).toEqual(["unstorable_text", "invalid"]);
  });

  test("with text that cannot be stored is taken without it", () => {
    const extensions = JSON.parse('{"__proto__": {"a\\u0000": "\\ud800b"}}') as Record<
      string,
      unknown
    >;
    const made = mapped({ entries: [entry("S\0alt.", { extensions })] });
    const read = made.content.lorebook?.entries[0];
    expect(read?.content).toBe("Salt.");
    expect(JSON.stringify(read?.extensions)).toBe('{"__proto__":{"a":"b"}}');
    expect(codes(made)).toEqual(["unstorable_text"]);
  });
});

describe("an edited lorebook", () => {
  const whole = "word ".repeat(25_000);
  const book: Lorebook = {
    name: "Harbour",
    scan_depth: 5_000,
    entries: [entry(whole, { id: 1 }), entry("Sand.", { id: 2 })],
  };
  const made = mapped(book);
  const { card } = resultOf({ name: "Mira", character_book: book });
  const edited = (change: (read: Lorebook) => Lorebook) => {
    const lorebook = change(structuredClone(made.content.lorebook ?? { entries: [] }));
    return applyContent(card, made.content, { ...made.content, lorebook }).character_book;
  };

  test("keeps what was cut elsewhere", () => {
    const after = edited(({ entries, ...read }) => ({
      ...read,
      entries: [entries[0] ?? entry(""), { ...entry("Sand and shells."), id: 2 }],
    }));
    expect(after).toEqual({
      ...book,
      entries: [entry(whole, { id: 1 }), entry("Sand and shells.", { id: 2 })],
    });
  });

  test("knows entries whose fields come back in another order", () => {
    const turned = (read: Lorebook) =>
      read.entries.map(
        (each) => Object.fromEntries(Object.entries(each).toReversed()) as LoreEntry,
      );
    const after = edited((read) => ({ ...read, name: "Sea", entries: turned(read).toReversed() }));
    expect(after).toEqual({ ...book, name: "Sea", entries: book.entries.toReversed() });
  });

  test("loses a field that was taken away, and is gone when it is null", () => {
    expect(edited(({ entries }) => ({ entries }))).toEqual({
      scan_depth: 5_000,
      entries: book.entries,
    });
    const none = applyContent(card, made.content, { ...made.content, lorebook: null });
    expect(none.character_book).toBeNull();
  });
});
