import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { applyFailure } from "./applyFailure.ts";

function shownOf(error: unknown): Record<string, string | undefined> {
  const shown: Record<string, string | undefined> = {};
  const form = {
    getValues: () => ({ name: "", origins: "" }),
    setError: (name: string, { message }: { message?: string }) => {
      shown[name] = message;
    },
  };
  applyFailure(form as unknown as Parameters<typeof applyFailure>[0], error);
  return shown;
}

const refusal = (fieldErrors: { path: string; message: string }[]) =>
  TRPCClientError.from({
    error: { message: "Refused.", code: -32600, data: { appCode: "CONFLICT", fieldErrors } },
  });

test("what the server says of a field stands beside it, of an entry beside its list", () => {
  const error = refusal([
    { path: "name", message: "Too long." },
    { path: "origins.1", message: "Not an origin." },
  ]);
  expect(shownOf(error)).toEqual({ name: "Too long.", origins: "Not an origin." });
});

test("what concerns no field of the form stands over it", () => {
  expect(shownOf(refusal([]))).toEqual({ root: "Refused." });
  expect(shownOf(refusal([{ path: "handle", message: "Taken." }]))).toEqual({ root: "Refused." });
});

test("a lost connection is said in words", () => {
  const lost = TRPCClientError.from(new TypeError("Failed to fetch"));
  expect(shownOf(lost)["root"]).toMatch(/^PersonaForge does not answer/);
});
