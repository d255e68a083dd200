import { TRPCClientError } from "@trpc/client";
import { describe, expect, test } from "vitest";
import { replyFailureOf, storedFailure } from "./replyFailure.ts";

function refusal(data: Record<string, unknown>) {
  return TRPCClientError.from({
    error: { message: "Too many requests. Send it again in 7 seconds.", code: -32603, data },
  } as never);
}

describe("replyFailureOf", () => {
  test("keeps the sentence of the server, its code and how long to wait", () => {
    const data = { appCode: "LLM_RATE_LIMITED", requestId: "r1", httpStatus: 503, retryAfter: 7 };
    expect(replyFailureOf(refusal(data))).toEqual({
      message: "Too many requests. Send it again in 7 seconds.",
      code: "LLM_RATE_LIMITED",
      requestId: "r1",
      retryAfter: 7,
    });
  });

  test("does not wait when the server did not ask for it", () => {
    const data = { appCode: "LLM_TIMEOUT", requestId: "r2", httpStatus: 504 };
    expect(replyFailureOf(refusal(data)).retryAfter).toBeNull();
  });

  test("says what to do when nobody answered", () => {
    const failure = replyFailureOf(TRPCClientError.from(new TypeError("Failed to fetch")));
    expect(failure.message).toContain("connection to PersonaForge was lost");
    expect(failure.code).toBeNull();
  });
});

describe("storedFailure", () => {
  test("has a sentence for a known code", () => {
    expect(storedFailure("LLM_AUTH_FAILED").message).toContain("OPENAI_API_KEY");
  });

  test("has one for any other code too", () => {
    expect(storedFailure("INTERNAL").message).toBe("The reply failed. Send the message again.");
    expect(storedFailure(null).message).toBe("The reply failed. Send the message again.");
  });
});
