import Anthropic from "@anthropic-ai/sdk";
import { isChatCompletionBody, LLMock } from "@copilotkit/aimock";
import { GoogleGenAI } from "@google/genai";
import type { PromptOutput, PromptTarget } from "@personaforge/contract/promptOutput";
import OpenAI from "openai";
import { afterAll, beforeEach, expect, test } from "vitest";
import { render } from "./render.ts";
import { block } from "./testing/blocks.ts";

// The vendors' own SDKs send our output, and their types must take it as it is.

const persona =
  'Mira keeps the lighthouse; "never" sleeps \\ counts waves. 灯台 – שלום 🌊\r\n\tTwice.';
const message = '  What did you count\u00a0today? <b>"&amp;"</b> {{user}} \\n 👩‍👩‍👧\n';
const instruction = "Answer in one line.";
const answer = "Four hundred and twelve waves, and one gull. 🌊";

const blocks = [
  block("system", persona, true),
  block("system", "It rains."),
  block("assistant", "Come in from the wind."),
  block("user", "Thank you."),
  block("assistant", "Sit."),
  block("user", message),
  block("system", instruction),
];

const mock = new LLMock({ port: 0, host: "127.0.0.1", strict: true, chunkSize: 7 });
mock.on(
  {
    systemMessage: [persona, "It rains."],
    predicate: ({ messages }) =>
      messages.some(
        ({ role, content }) =>
          role === "user" && typeof content === "string" && content.includes(message),
      ),
  },
  { content: answer },
);
const url = await mock.start();
afterAll(() => mock.stop());
beforeEach(() => mock.clearRequests());

const apiKey = "none";

test("openai sends chat completions", async () => {
  const { messages } = outputFor("openai");
  const client = new OpenAI({ apiKey, baseURL: `${url}/v1`, maxRetries: 0 });
  const stream = await client.chat.completions.create({ model: "gpt-4o", messages, stream: true });
  let text = "";
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
  expect(text).toBe(answer);
  expect(received()).toEqual(messages);
});

test("openai sends responses", async () => {
  const { instructions, input } = outputFor("responses");
  const client = new OpenAI({ apiKey, baseURL: `${url}/v1`, maxRetries: 0 });
  const stream = await client.responses.create({
    model: "gpt-4o",
    instructions,
    input,
    stream: true,
  });
  let text = "";
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") text += event.delta;
  }
  expect(text).toBe(answer);
  expect(received()).toEqual([{ role: "system", content: instructions }, ...input]);
});

test("anthropic sends messages", async () => {
  const { system, messages } = outputFor("anthropic");
  const client = new Anthropic({ apiKey, baseURL: url, maxRetries: 0 });
  const stream = client.messages.stream({
    model: "claude",
    max_tokens: 99,
    system,
    messages,
  });
  expect(await stream.finalText()).toBe(answer);
  expect(received().filter(({ role }) => role !== "system")).toEqual(messages);
});

test("google sends contents", async () => {
  const { systemInstruction, contents } = outputFor("gemini");
  const client = new GoogleGenAI({ apiKey, httpOptions: { baseUrl: url, apiVersion: "v1beta" } });
  const stream = await client.models.generateContentStream({
    model: "gemini-2.5-flash",
    contents,
    config: { systemInstruction },
  });
  let text = "";
  for await (const chunk of stream) text += chunk.text ?? "";
  expect(text).toBe(answer);
  expect(received().filter(({ role }) => role !== "system")).toEqual(
    contents.map(({ role, parts }) => ({
      role: role === "model" ? "assistant" : role,
      content: parts.map((part) => part.text).join(""),
    })),
  );
});

test("the mock answers nobody who does not send the persona", async () => {
  const client = new OpenAI({ apiKey, baseURL: `${url}/v1`, maxRetries: 0 });
  const messages = outputFor("openai").messages.filter(({ role }) => role !== "system");
  await expect(client.chat.completions.create({ model: "gpt-4o", messages })).rejects.toThrow(
    "503",
  );
});

function outputFor<Target extends PromptTarget>(target: Target) {
  const output = render(blocks, target, { char: "Mira", user: "Sam" });
  return output as Extract<PromptOutput, { target: Target }>;
}

/** The messages of the one request that the mock has seen. */
function received() {
  const [request, ...others] = mock.getRequests();
  expect(others).toEqual([]);
  if (!isChatCompletionBody(request?.body)) throw new Error("No chat came");
  return request.body.messages;
}
