import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { id, open, passing, refusal, server } from "./editorFixture.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-22T18:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the draft", () => {
  test("holds only what differs from the version, and is acknowledged by the server's answer", async () => {
    const { api, puts, draft } = server();
    const tab = await open(api);
    tab.type({ tone_description: "Fast." });
    expect(tab.state().changed).toEqual(["tone_description"]);
    await passing(800);
    expect(puts).toEqual([{ tone_description: "Fast." }]);
    expect(tab.state()).toMatchObject({ queue: { kind: "clean" }, draft: { revision: 1 } });
    tab.type({ tone_description: "Slow." });
    await passing(800);
    expect(draft()).toMatchObject({ content: {}, revision: 2 });
  });

  test("is sent again when its answer was lost, without a conflict with itself", async () => {
    const { api, lostAnswers, draft } = server();
    const tab = await open(api);
    lostAnswers.push(new TypeError("network"));
    tab.type({ tone_description: "Fast." });
    await passing(800);
    expect(tab.state().queue).toMatchObject({ kind: "retrying", attempt: 1 });
    tab.type({ tone_description: "Fast. Very." });
    await passing(2_000);
    expect(tab.state()).toMatchObject({ conflict: null, queue: { kind: "clean" } });
    expect(draft().content).toEqual({ tone_description: "Fast. Very." });
  });

  test("that the server refuses stays in the form and is not sent over and over", async () => {
    const { api, failures, puts } = server();
    const tab = await open(api);
    failures.push(refusal("VALIDATION_FAILED", 400));
    tab.type({ tone_description: "x" });
    await passing(60_000);
    expect(tab.state().queue.kind).toBe("refused");
    expect(puts).toHaveLength(1);
    expect(tab.form().tone_description).toBe("x");
  });

  test("discarded gives its texts back on undo", async () => {
    const { api, draft } = server();
    const tab = await open(api);
    tab.type({ tone_description: "Fast." });
    await passing(800);
    const mine = tab.session.discard();
    await passing(0);
    expect(draft().content).toEqual({});
    expect(tab.form().tone_description).toBe("Slow.");
    tab.session.form.write(mine);
    await passing(800);
    expect(draft().content).toEqual({ tone_description: "Fast." });
  });
});

describe("two tabs", () => {
  test("that change different fields end with both changes", async () => {
    const { api, draft } = server();
    const [one, two] = [await open(api), await open(api)];
    one.type({ tone_description: "Fast." });
    await passing(800);
    two.type({ backstory: "Born at sea." });
    await passing(1_000);
    expect(two.state().conflict).toBeNull();
    expect(two.form()).toMatchObject({ tone_description: "Fast.", backstory: "Born at sea." });
    expect(draft().content).toEqual({ tone_description: "Fast.", backstory: "Born at sea." });
  });

  async function clash() {
    const there = server();
    const [one, two] = [await open(there.api), await open(there.api)];
    one.type({ tone_description: "Fast." });
    await passing(800);
    two.type({ tone_description: "Loud." });
    await passing(800);
    return { there, two };
  }

  test("that change the same field wait for an answer, and nothing is overwritten until then", async () => {
    const { there, two } = await clash();
    two.type({ backstory: "Born at sea." });
    await passing(60_000);
    expect(two.state()).toMatchObject({
      queue: { kind: "blocked" },
      conflict: {
        kind: "draft",
        keys: ["tone_description"],
        theirs: { tone_description: "Fast." },
      },
    });
    expect(there.draft().content).toEqual({ tone_description: "Fast." });
  });

  test("that hear of each other before anything was sent wait just the same", async () => {
    const { api, draft } = server();
    const [one, two] = [await open(api), await open(api)];
    one.type({ tone_description: "Fast." });
    await passing(800);
    two.type({ tone_description: "Loud." });
    two.session.news(await api.read());
    await passing(60_000);
    expect(two.state()).toMatchObject({ queue: { kind: "blocked" }, conflict: { kind: "draft" } });
    expect(draft().content).toEqual({ tone_description: "Fast." });
  });

  test("keep mine: mine is saved, theirs comes back", async () => {
    const { there, two } = await clash();
    expect(two.session.keepMine()).toEqual({ tone_description: "Fast." });
    await passing(0);
    expect(there.draft().content).toEqual({ tone_description: "Loud." });
    expect(two.state()).toMatchObject({ conflict: null, queue: { kind: "clean" } });
  });

  test("take theirs: theirs is in the form, mine comes back", async () => {
    const { there, two } = await clash();
    const mine = two.session.takeTheirs();
    await passing(800);
    expect(two.form().tone_description).toBe("Fast.");
    expect(two.state()).toMatchObject({ conflict: null, queue: { kind: "clean" } });
    two.session.form.write(mine);
    await passing(800);
    expect(there.draft().content).toEqual({ tone_description: "Loud." });
  });
});

describe("versions", () => {
  test("saved: the draft is empty, what was typed on stays", async () => {
    const { api, draft } = server();
    const tab = await open(api);
    tab.type({ tone_description: "Fast." });
    await tab.session.queue.flush();
    const { created: _, ...saved } = await api.saveVersion({ id });
    tab.type({ backstory: "Typed meanwhile." });
    tab.session.saved(saved);
    expect(tab.state()).toMatchObject({ changed: ["backstory"], head: { version: 2 } });
    await passing(800);
    expect(draft()).toMatchObject({ content: { backstory: "Typed meanwhile." }, base_version: 2 });
  });

  test("made elsewhere: the draft goes on being saved while a conflict with it is open", async () => {
    const { api, makeVersion, draft } = server();
    const tab = await open(api);
    tab.type({ tone_description: "Fast." });
    await passing(800);
    makeVersion({ tone_description: "Loud.", backstory: "Born on land." });
    tab.session.news(await api.read());
    expect(tab.form()).toMatchObject({ tone_description: "Fast.", backstory: "Born on land." });
    expect(tab.state().conflict).toMatchObject({ kind: "version", keys: ["tone_description"] });
    tab.type({ name: "Miriam" });
    await passing(800);
    expect(draft()).toMatchObject({
      content: { tone_description: "Fast.", name: "Miriam" },
      base_version: 1,
    });
    tab.session.takeTheirs();
    await passing(800);
    expect(draft()).toMatchObject({ content: { name: "Miriam" }, base_version: 2 });
  });
});
