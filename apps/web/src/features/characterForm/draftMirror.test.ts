import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDraftMirror } from "./draftMirror.ts";
import type { Draft } from "./drafts.ts";

const draft = (name: string): Draft => ({
  revision: 1,
  at: "2026-11-22T18:00:00Z",
  texts: { name },
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("writes the latest of many, and keeps writing while somebody types without a pause", () => {
  const written: (Draft | null)[] = [];
  const mirror = createDraftMirror((value) => written.push(value));
  for (const name of ["a", "ab", "abc", "abcd"]) {
    mirror.put(draft(name));
    vi.advanceTimersByTime(100);
  }
  expect(written).toEqual([draft("abc")]);
  vi.advanceTimersByTime(250);
  expect(written).toEqual([draft("abc"), draft("abcd")]);
});

test("flush writes at once, and only what still waits", () => {
  const written: (Draft | null)[] = [];
  const mirror = createDraftMirror((value) => written.push(value));
  mirror.put(draft("a"));
  mirror.flush();
  mirror.flush();
  vi.advanceTimersByTime(1_000);
  expect(written).toEqual([draft("a")]);
});

test("null removes what was kept", () => {
  const written: (Draft | null)[] = [];
  const mirror = createDraftMirror((value) => written.push(value));
  mirror.put(draft("a"));
  mirror.put(null);
  mirror.flush();
  expect(written).toEqual([null]);
});
