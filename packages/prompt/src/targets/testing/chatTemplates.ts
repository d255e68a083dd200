import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The chat templates that the models are published with, as Hugging Face lists them for their
 * conversion to Ollama. The package does not export its list, so it is read from its source.
 */
const list = readFileSync(
  fileURLToPath(
    new URL("../src/chat-template-automap.ts", import.meta.resolve("@huggingface/ollama-utils")),
  ),
  "utf8",
);

function templateOf(model: string): string {
  const entry = list.slice(list.indexOf(`model: "${model}"`));
  const literal = /gguf: ("(?:[^"\\]|\\.)*")/.exec(entry)?.[1];
  if (literal === undefined) throw new Error(`No chat template of ${model}`);
  const template: unknown = JSON.parse(literal);
  return String(template);
}

/** Meta-Llama-3-8B-Instruct. */
export const llama3Template = templateOf("library/llama3:8b");
/** Qwen2.5-0.5B-Instruct; its larger sisters have the same. */
export const qwenTemplate = templateOf("library/qwen2.5:0.5b");

/** All of them, by the first model that is published with each. */
export const publishedTemplates: ReadonlyMap<string, string> = new Map(
  [...list.matchAll(/model: "([^"]+)",\s*gguf: ("(?:[^"\\]|\\.)*")/g)]
    .toReversed()
    .map(([, model = "", literal = ""]) => [String(JSON.parse(literal)), model]),
);
