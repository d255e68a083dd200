import { expect, test } from "vitest";
import { tokenIn } from "./useLinkToken.ts";

test("the token is what follows its name after the #", () => {
  expect(tokenIn("#setup=a-b_c.d", "setup")).toBe("a-b_c.d");
  expect(tokenIn("#token=1", "setup")).toBeNull();
  expect(tokenIn("", "setup")).toBeNull();
});
