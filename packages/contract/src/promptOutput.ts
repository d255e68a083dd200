import * as z from "zod";

/**
 * What a prompt is compiled for.
 * - `openai`: `messages` of chat completions. `responses`: `instructions` and `input`.
 * - `anthropic`: `system` blocks, the stable one marked for the cache, and `messages`.
 * - `gemini`: `systemInstruction` and `contents`.
 * - `chatml`, `llama3`: the text that the models' own chat templates make. `plain`: text to read.
 */
export const promptTarget = z.enum(
  ["openai", "responses", "anthropic", "gemini", "chatml", "llama3", "plain"],
  {
    error: "The target must be openai, responses, anthropic, gemini, chatml, llama3 or plain.",
  },
);
export type PromptTarget = z.infer<typeof promptTarget>;

const chatMessage = z.object({
  role: z.enum(["system", "user", "assistant"]),
  content: z.string(),
});
const plainMessage = z.object({ role: z.enum(["user", "assistant"]), content: z.string() });
const textBlock = z.object({
  type: z.literal("text"),
  text: z.string(),
  cache_control: z.exactOptional(z.object({ type: z.literal("ephemeral") })),
});
const geminiParts = z.array(z.object({ text: z.string() }));

const openai = z.strictObject({ messages: z.array(chatMessage) });
const responses = z.strictObject({ instructions: z.string(), input: z.array(chatMessage) });
const anthropic = z.strictObject({ system: z.array(textBlock), messages: z.array(plainMessage) });
const gemini = z.strictObject({
  systemInstruction: z.object({ parts: geminiParts }),
  contents: z.array(z.object({ role: z.enum(["user", "model"]), parts: geminiParts })),
});
const text = z.strictObject({
  text: z.string(),
  /** What ends the reply. */
  stop: z.array(z.string()),
});

/** The prompt as the target takes it, and nothing else: to be spread into the body of its request. */
export const promptBody = z.union([openai, responses, anthropic, gemini, text]);
export type PromptBody = z.infer<typeof promptBody>;

/** A {@link promptBody} with the target that it is for. */
export const promptOutput = z.discriminatedUnion("target", [
  openai.extend({ target: z.literal("openai") }),
  responses.extend({ target: z.literal("responses") }),
  anthropic.extend({ target: z.literal("anthropic") }),
  gemini.extend({ target: z.literal("gemini") }),
  text.extend({ target: z.enum(["chatml", "llama3", "plain"]) }),
]);
export type PromptOutput = z.infer<typeof promptOutput>;
