import { expect, test } from "vitest";
import { suggestMessage } from "./suggestMessage.ts";

test("names up to three changed fields, and counts the others", () => {
  expect(suggestMessage([])).toBe("");
  expect(suggestMessage(["tags"])).toBe("Change tags");
  expect(suggestMessage(["tags", "name"])).toBe("Change tags and name");
  expect(suggestMessage(["name", "backstory", "tags"])).toBe("Change name, backstory, and tags");
  expect(suggestMessage(["name", "backstory", "tags", "language"])).toBe(
    "Change name, backstory, and 2 more",
  );
});
