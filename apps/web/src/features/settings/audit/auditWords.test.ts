import { expect, test } from "vitest";
import { actions, deedWords, hasCharacter, objectWords, wayWords } from "./auditWords.ts";

test("an action is said in words, an unknown one as it is called", () => {
  expect(deedWords("version.create")).toBe("saved a version");
  expect(deedWords("moon.landing")).toBe("moon.landing");
  expect(actions).toContainEqual({ action: "label.set", words: "Set a label" });
});

test("what the id is of", () => {
  expect(objectWords({ type: "api_key" })).toBe("API key");
  expect(objectWords({ type: "label" })).toBe("Character");
  expect(objectWords({ type: "session" })).toBe("Session");
});

test("a character can be opened until it is gone", () => {
  const object = { type: "version", id: "1", part: "v2" };
  expect(hasCharacter({ action: "version.create", object })).toBe(true);
  expect(hasCharacter({ action: "character.purge", object })).toBe(false);
  expect(hasCharacter({ action: "apiKey.create", object: { ...object, type: "api_key" } })).toBe(
    false,
  );
});

test("the way is the key, the door, or nobody", () => {
  expect(wayWords({ door: "api", key: { id: "1", name: "Bot" } })).toBe("with the key “Bot”");
  expect(wayWords({ door: "api", key: null })).toBe("through the API");
  expect(wayWords({ door: "editor", key: null })).toBe("in the browser");
  expect(wayWords({ door: "system", key: null })).toBe("by itself");
});
