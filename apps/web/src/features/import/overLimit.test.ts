import { limits } from "@personaforge/contract/limits";
import { expect, test } from "vitest";
import { movableOf, movedToScene } from "./overLimit.ts";

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
