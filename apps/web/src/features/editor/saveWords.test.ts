import { describe, expect, test } from "vitest";
import { type SaveFacts, saveNews, saveWords } from "./saveWords.ts";

const clock = (at: Date) => at.toISOString().slice(11, 19);
const draft = { updated_at: "2026-11-22T14:03:22.000Z", problems: [] };
const conflict: SaveFacts["conflict"] = {
  kind: "draft",
  keys: ["tags"],
  theirs: {},
  at: draft.updated_at,
};
const problem = { path: "name", code: "too_big", message: "Name is too long." };

function facts(change: Partial<SaveFacts> = {}): SaveFacts {
  return {
    head: { version: 9 },
    draft,
    conflict: null,
    changed: [],
    queue: { kind: "clean" },
    isSaving: false,
    saved: null,
    live: null,
    isSlow: false,
    ...change,
  };
}

const words = (change?: Partial<SaveFacts>) => saveWords(facts(change), clock).text;
const saved = { version: 9, at: new Date("2026-11-22T15:00:00Z") };

describe("the words beside the save button", () => {
  test.each<[string, Partial<SaveFacts>]>([
    ["Version 9", {}],
    ["Version 9 · Live", { live: 9 }],
    ["Version 9", { live: 8 }],
    ["Version 9 saved 15:00:00", { saved }],
    ["Version 9", { saved: { ...saved, version: 8 } }],
    ["Editing…", { changed: ["tags"], queue: { kind: "waiting" } }],
    ["Editing…", { changed: ["tags"], queue: { kind: "sending", attempt: 0 } }],
    ["Saving…", { changed: ["tags"], queue: { kind: "sending", attempt: 0 }, isSlow: true }],
    ["Saving…", { isSaving: true, isSlow: true }],
    ["Draft saved 14:03:22 · 1 field changed", { changed: ["tags"] }],
    ["Draft saved 14:03:22 · 2 fields changed", { changed: ["tags", "name"] }],
    [
      "Draft saved 14:03:22 · 1 problem",
      { changed: ["tags"], draft: { ...draft, problems: [problem] } },
    ],
    ["Not saved — retrying (3)", { queue: { kind: "retrying", attempt: 3, message: "" } }],
    ["Not saved — retrying (3)", { queue: { kind: "sending", attempt: 3 }, isSlow: true }],
    ["Not saved: kept in this browser only", { queue: { kind: "refused", message: "No." } }],
    ["Not saved: changed in another tab", { queue: { kind: "blocked" }, conflict }],
  ])("%s", (text, change) => {
    expect(words(change)).toBe(text);
  });

  test("a time of day only where the reader's zone is known", () => {
    expect(saveWords(facts({ changed: ["tags"] }), () => "").text).toBe(
      "Draft saved · 1 field changed",
    );
  });

  test("nothing is called saved before the server has it", () => {
    for (const kind of ["waiting", "sending", "retrying", "refused", "blocked"] as const) {
      const queue = { kind, attempt: 1, message: "" };
      expect(words({ changed: ["tags"], queue, saved })).not.toMatch(/^Draft saved|^Version/);
    }
  });
});

describe("what is announced", () => {
  test("nothing while somebody types and it is being sent", () => {
    expect(saveNews(facts({ queue: { kind: "waiting" } }))).toBeNull();
    expect(saveNews(facts({ queue: { kind: "sending", attempt: 2 } }))).toBeNull();
  });

  test("the same sentence for each saved draft, so that it is heard once", () => {
    const first = saveNews(facts({ changed: ["tags"] }));
    const later = { ...draft, updated_at: "2026-11-22T14:05:00.000Z" };
    expect(saveNews(facts({ changed: ["tags", "name"], draft: later }))).toBe(first);
  });

  test("a failure once, however often it is tried", () => {
    const say = (attempt: number) =>
      saveNews(facts({ queue: { kind: "retrying", attempt, message: "No answer." } }));
    expect(say(4)).toBe(say(1));
    expect(say(1)).toMatch(/^Not saved/);
  });

  test("a version by its number", () => {
    expect(saveNews(facts({ saved }))).toBe("Version 9 is saved.");
  });
});
