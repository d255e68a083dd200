import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HeldLorebook } from "#features/characterForm/heldLorebook.ts";
import { open, passing, refusal, server } from "./editorFixture.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-22T18:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a draft is saved without a field that the server refuses, and says so", async () => {
  const { api, failures, draft } = server();
  const tab = await open(api);
  const path = "content.depth_prompt.depth";
  const message = "depth must be at most 999.";
  failures.push(refusal("VALIDATION_FAILED", 400, [{ path, code: "too_big", message }]));
  tab.type({
    tone_description: "Fast.",
    depth_prompt: { prompt: "Tired.", depth: 1_000, role: "system" },
  });
  await passing(800);
  expect(draft().content).toEqual({ tone_description: "Fast." });
  expect(tab.state().queue).toEqual({
    kind: "refused",
    message: `${message} The other fields are saved.`,
  });
  expect(tab.form().depth_prompt.depth).toBe(1_000);
  tab.type({ depth_prompt: { prompt: "Tired.", depth: 9, role: "system" } });
  await passing(800);
  expect(draft().content).toMatchObject({ depth_prompt: { depth: 9 } });
  expect(tab.state().queue.kind).toBe("clean");
});

test("a draft with a lorebook that no request can hold is saved without it, which is never sent", async () => {
  const { api, puts } = server();
  const tab = await open(api);
  const content = "x".repeat(100_000);
  const entry = { keys: ["tide"], content, enabled: true, insertion_order: 1 };
  const large = new HeldLorebook({ entries: Array.from({ length: 11 }, () => entry) });
  tab.type({ lorebook: large });
  await passing(800);
  tab.type({ tone_description: "Fast." });
  await passing(60_000);
  expect(puts).toEqual([{ tone_description: "Fast." }]);
  expect(tab.state().queue).toMatchObject({
    kind: "refused",
    message: expect.stringMatching(
      /^With its lorebook this draft takes 1,101 kB, and 1,048 kB/,
    ) as string,
  });
  expect(await tab.session.queue.flush()).toBe(false);
  tab.type({ lorebook: new HeldLorebook({ entries: [entry] }) });
  await passing(800);
  expect(tab.state()).toMatchObject({
    queue: { kind: "clean" },
    changed: ["tone_description", "lorebook"],
  });
  expect(puts).toHaveLength(2);
});
