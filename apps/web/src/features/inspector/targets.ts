import type { PromptBody, PromptTarget } from "@personaforge/contract/promptOutput";

/** The forms that a prompt can take, in the order of the list. */
export const targets: readonly [PromptTarget, string][] = [
  ["openai", "OpenAI chat"],
  ["responses", "OpenAI Responses"],
  ["anthropic", "Anthropic"],
  ["gemini", "Gemini"],
  ["chatml", "ChatML"],
  ["llama3", "Llama 3"],
  ["plain", "Plain text"],
];

export const targetLabel = (target: PromptTarget) =>
  targets.find(([name]) => name === target)?.[1] ?? target;

/** What a request holds of the prompt: the text of a template, or the fields of a JSON body. */
export function sentText(body: PromptBody): string {
  return "text" in body ? body.text : JSON.stringify(body, null, 2);
}

/** Sizes of models to try a prompt against, in tokens. */
export const contexts = [4_096, 8_192, 16_384, 32_768, 131_072, 1_048_576] as const;
