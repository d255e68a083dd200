import type { ImportItem } from "@personaforge/contract/import";
import { limits } from "@personaforge/contract/limits";
import { expect, test } from "vitest";
import { asksForAnswer, editProblem, movableOf, movedToScene } from "./overLimit.ts";

test("the whole text becomes the opening scene, and its field is again as the version has it", () => {
  const content = { backstory: "All of it.", tagline: "Typed." };
  expect(movedToScene({ content }, "backstory")).toEqual({
    opening_scene: "All of it.",
    tagline: "Typed.",
  });
});

test("nothing is written over, and nothing is cut", () => {
  const backstory = "All of it.";
  expect(movedToScene({ content: { backstory, opening_scene: "Dusk." } }, "backstory")).toBeNull();
  expect(movedToScene({ content: { tagline: "Typed." } }, "backstory")).toBeNull();
  expect(movedToScene({ content: { backstory: null } }, "backstory")).toBeNull();
  const most = "🙂".repeat(limits.opening_scene);
  expect(movedToScene({ content: { backstory: most } }, "backstory")).not.toBeNull();
  expect(movedToScene({ content: { backstory: `${most}.` } }, "backstory")).toBeNull();
});

test("instructions are no scene", () => {
  expect(movableOf("scenario")).toBe("scenario");
  expect(movableOf("system_prompt")).toBeNull();
  expect(movableOf("alternate_greetings")).toBeNull();
});

test("an edit is refused by its limit in code points, and where nothing is left of what is needed", () => {
  const name = { field: "name", limit: 3 } as const;
  expect(editProblem(name, "Name", "🙂🙂🙂")).toBeNull();
  expect(editProblem(name, "Name", "🙂🙂🙂🙂")).toBe("Name has 4 characters; the limit is 3.");
  expect(editProblem(name, "Name", "")).toBe("Name is required.");
  expect(editProblem({ field: "scenario", limit: 3 }, "Scenario", "")).toBeNull();
});

test("a file asks for an answer before it is imported, about texts that nobody answered for", () => {
  const item = (state: ImportItem["state"], code: string, path = "backstory") =>
    ({ state, report: { notes: [{ code, path }] } }) as ImportItem;
  expect(asksForAnswer(item("ready", "over_limit"))).toBe(true);
  expect(asksForAnswer(item("duplicate", "over_limit"))).toBe(true);
  expect(asksForAnswer(item("imported", "over_limit"))).toBe(false);
  expect(asksForAnswer(item("ready", "answered"))).toBe(false);
  expect(asksForAnswer(item("ready", "over_limit", "lorebook"))).toBe(false);
});
