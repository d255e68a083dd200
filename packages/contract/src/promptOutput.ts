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

/** The prompt as the target takes it: to be spread into the body of its request. */
export const promptOutput = z.discriminatedUnion("target", [
  z.object({ target: z.literal("openai"), messages: z.array(chatMessage) }),
  z.object({
    target: z.literal("responses"),
    instructions: z.string(),
    input: z.array(chatMessage),
  }),
  z.object({
    target: z.literal("anthropic"),
    system: z.array(textBlock),
    messages: z.array(plainMessage),
  }),
  z.object({
    target: z.literal("gemini"),
    systemInstruction: z.object({ parts: geminiParts }),
    contents: z.array(z.object({ role: z.enum(["user", "model"]), parts: geminiParts })),
  }),
  z.object({
    target: z.enum(["chatml", "llama3", "plain"]),
    text: z.string(),
    /** What ends the reply. */
    stop: z.array(z.string()),
  }),
]);
export type PromptOutput = z.infer<typeof promptOutput>;
