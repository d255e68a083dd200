import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { failureWords } from "./failureWords.ts";

test("a lost connection is said in words, not as the browser calls it", () => {
  const error = TRPCClientError.from(new TypeError("Failed to fetch"));
  expect(failureWords(error)).toMatch(/^PersonaForge does not answer/);
});

test("what the API refuses is said in its own words", () => {
  const answer = { message: "v9 does not exist.", code: -32004, data: { appCode: "NOT_FOUND" } };
  expect(failureWords(TRPCClientError.from({ error: answer }))).toBe("v9 does not exist.");
});
