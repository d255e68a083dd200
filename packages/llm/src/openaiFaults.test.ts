import { DomainError } from "@personaforge/contract/errors";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { read, requestOf } from "./fakeOpenai/conversation.ts";
import { startFakeOpenai, type FakeOpenai } from "./fakeOpenai/server.ts";
import { createOpenaiProvider, type OpenaiOptions } from "./openai.ts";

let server: FakeOpenai;
let host: string;
beforeAll(async () => {
  server = await startFakeOpenai();
  host = new URL(server.url).host;
});
afterAll(() => server.close());

const limits = { firstToken: 800, idle: 500 };
const three = "I heard you ";

/** Model, code, sentence with HOST for the server's address, and the text that came before. */
const faults = [
  [
    "stall",
    "LLM_TIMEOUT",
    "The model at HOST stopped writing for 0.5 seconds, so the reply was ended. Send the message again.",
    three,
  ],
  [
    "keep-alive-late",
    "LLM_TIMEOUT",
    "The model at HOST stopped writing for 0.5 seconds, so the reply was ended. Send the message again.",
    three,
  ],
  [
    "hang",
    "LLM_TIMEOUT",
    "The model at HOST sent no text within 0.8 seconds. Send the message again, or choose a faster model.",
    "",
  ],
  [
    "keep-alive",
    "LLM_TIMEOUT",
    "The model at HOST sent no text within 0.8 seconds. Send the message again, or choose a faster model.",
    "",
  ],
  [
    "delay:3000",
    "LLM_TIMEOUT",
    "The model at HOST sent no text within 0.8 seconds. Send the message again, or choose a faster model.",
    "",
  ],
  [
    "cut",
    "LLM_BAD_RESPONSE",
    "The reply from HOST was cut off before its end. Send the message again.",
    three,
  ],
  [
    "cut-done",
    "LLM_BAD_RESPONSE",
    "The reply from HOST was cut off before its end. Send the message again.",
    three,
  ],
  [
    "cut:0",
    "LLM_BAD_RESPONSE",
    "The reply from HOST was cut off before its end. Send the message again.",
    "",
  ],
  [
    "reset",
    "LLM_UPSTREAM_ERROR",
    "The connection to HOST broke before the reply was finished. Send the message again.",
    three,
  ],
  [
    "flaky-reset:9",
    "LLM_UPSTREAM_ERROR",
    "The connection to HOST broke before the reply was finished. Send the message again.",
    "",
  ],
  [
    "error-event",
    "LLM_UPSTREAM_ERROR",
    "The model at HOST reported an error in the middle of its reply. Send the message again.",
    three,
  ],
  [
    "bad-json",
    "LLM_BAD_RESPONSE",
    "HOST sent something that is not valid JSON in the middle of its reply. Send the message again; if it stays so, check the model server.",
    three,
  ],
  [
    "empty",
    "LLM_BAD_RESPONSE",
    "The model at HOST answered with an empty message. Send the message again, or choose another model.",
    "",
  ],
  [
    "overthinking",
    "LLM_BAD_RESPONSE",
    "The model at HOST used the whole reply for thinking and wrote no answer. Ask something simpler, or choose another model.",
    "",
  ],
  [
    "whole",
    "LLM_BAD_RESPONSE",
    "HOST answered, but not as a chat model does. Check that OPENAI_BASE_URL is the address of an OpenAI-compatible server; most end in /v1.",
    "",
  ],
  [
    "page",
    "LLM_BAD_RESPONSE",
    "HOST answered, but not as a chat model does. Check that OPENAI_BASE_URL is the address of an OpenAI-compatible server; most end in /v1.",
    "",
  ],
  [
    "unauthorized",
    "LLM_AUTH_FAILED",
    "HOST does not accept the key in OPENAI_API_KEY. Correct the key and start PersonaForge again.",
    "",
  ],
  [
    "forbidden",
    "LLM_AUTH_FAILED",
    'HOST does not let the key in OPENAI_API_KEY use the model "forbidden". Choose another model, or a key that may use it.',
    "",
  ],
  [
    "gpt-none",
    "LLM_MODEL_NOT_FOUND",
    'HOST has no model named "gpt-none". Check OPENAI_MODEL, and that OPENAI_BASE_URL is the server\'s full API address; most end in /v1.',
    "",
  ],
  [
    "rate-limited",
    "LLM_RATE_LIMITED",
    "HOST is receiving too many requests. Send the message again in 20 seconds.",
    "",
  ],
  [
    "quota",
    "QUOTA_EXCEEDED",
    "The account behind OPENAI_API_KEY has no credit left at HOST. Add credit there, or use another key.",
    "",
  ],
  [
    "payment",
    "QUOTA_EXCEEDED",
    "The account behind OPENAI_API_KEY has no credit left at HOST. Add credit there, or use another key.",
    "",
  ],
  [
    "context-length",
    "CONTEXT_TOO_LONG",
    "This conversation is longer than the model at HOST can read. Start a new conversation, or choose a model with a larger context.",
    "",
  ],
  [
    "refused",
    "LLM_UPSTREAM_ERROR",
    'HOST refused the request with status 400. Check that "refused" is a chat model; the server\'s own log says more.',
    "",
  ],
  [
    "error-500",
    "LLM_UPSTREAM_ERROR",
    "HOST has a problem of its own (status 500). Try again in a minute.",
    "",
  ],
  [
    "html-502",
    "LLM_UPSTREAM_ERROR",
    "HOST has a problem of its own (status 502). Try again in a minute.",
    "",
  ],
  [
    "redirect",
    "LLM_BAD_RESPONSE",
    "HOST points to another address, and PersonaForge does not follow. Set OPENAI_BASE_URL to the final address.",
    "",
  ],
] as const;

function talk(model: string, options: Partial<OpenaiOptions> = {}) {
  const retries = { firstDelay: 5 };
  const settings = { baseUrl: server.url, apiKey: "sk-test", model, retries };
  return read(createOpenaiProvider({ ...settings, ...options }), requestOf());
}

describe("a fault of the model server", () => {
  test.each(faults)("%s is %s", async (model, code, sentence, text) => {
    const { error, ...outcome } = await talk(model, code === "LLM_TIMEOUT" ? { limits } : {});
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code, message: sentence.replaceAll("HOST", host) });
    expect(outcome).toMatchObject({ text, finish: null });
  });

  test.each(["unauthorized", "forbidden"])(
    "%s without a key is LLM_NOT_CONFIGURED",
    async (model) => {
      const { error } = await talk(model, { apiKey: undefined });
      const message = `${host} asks for a key and none is set. Set OPENAI_API_KEY and start PersonaForge again.`;
      expect(error).toMatchObject({ code: "LLM_NOT_CONFIGURED", message });
    },
  );

  test("says in how many seconds to try again", async () => {
    expect((await talk("rate-limited")).error).toMatchObject({ retryAfter: 20 });
  });

  test("a reply that never ends is ended after the total limit", async () => {
    const { error, text } = await talk("slow", { limits: { total: 1_500 } });
    expect(error).toMatchObject({
      code: "LLM_TIMEOUT",
      message:
        "The reply took longer than 1.5 seconds and was ended. Ask for a shorter answer, or choose a faster model.",
    });
    expect(text).toMatch(/^1 2 3 /);
  });

  test("a server that is not there is named, with what to do", async () => {
    const gone = await startFakeOpenai();
    await gone.close();
    const { error } = await talk("echo", { baseUrl: gone.url });
    const message = `Nothing answers at ${new URL(gone.url).host}. Start the model server, or correct OPENAI_BASE_URL.`;
    expect(error).toMatchObject({ code: "LLM_UPSTREAM_ERROR", message });
  });

  test("a host that does not exist is named", async () => {
    const { error } = await talk("echo", { baseUrl: "http://nowhere.invalid/v1" });
    expect(error).toMatchObject({ code: "LLM_UPSTREAM_ERROR" });
    expect(String(error)).toContain("nowhere.invalid");
  });

  test("the log gets status and codes, and no word of the server, which may quote the key", async () => {
    const { error } = await talk("unauthorized", { apiKey: "sk-upstream-words" });
    const cause = error instanceof Error ? String(error.cause) : "";
    expect(cause).toBe("Error: AuthenticationError 401 invalid_api_key invalid_request_error");
  });
});
