import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { refusalOf } from "./refusalOf.ts";

const failed = (appCode: string, message: string) =>
  Promise.reject(TRPCClientError.from({ error: { message, code: -32000, data: { appCode } } }));

test("a role that is too low is told in the server's words", async () => {
  const sentence = "This takes the role admin; in this workspace you are viewer.";
  expect(await refusalOf(Promise.resolve(1), failed("FORBIDDEN", sentence))).toBe(sentence);
});

test("any other failure leaves the page as it is", async () => {
  expect(await refusalOf(failed("DATABASE_UNAVAILABLE", "Away."))).toBeNull();
  expect(await refusalOf(Promise.reject(new Error("no")), Promise.resolve())).toBeNull();
});
