import type { PromptOutput } from "@personaforge/contract/promptOutput";
import type { Names } from "../names.ts";
import { blankLine, systemText, type Conversation, type Message } from "./conversation.ts";
import { enclose, freeTag } from "./twoSpeakers.ts";

type TextOutput = Extract<PromptOutput, { text: string }>;

/** What Qwen 2.5's template makes of the messages when it is to add the start of the reply. */
export function chatml(messages: readonly Message[]): TextOutput {
  const turns = messages.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`);
  return {
    target: "chatml",
    text: `${turns.join("")}<|im_start|>assistant\n`,
    stop: ["<|im_end|>", "<|endoftext|>"],
  };
}

/**
 * What Llama 3 Instruct's template makes of the messages when it is to add the start of the reply.
 * It takes white space from both ends of every message.
 */
export function llama3(messages: readonly Message[]): TextOutput {
  const head = (role: string) => `<|start_header_id|>${role}<|end_header_id|>\n\n`;
  const turns = messages.map(({ role, content }) => `${head(role)}${content.trim()}<|eot_id|>`);
  return {
    target: "llama3",
    text: `<|begin_of_text|>${turns.join("")}${head("assistant")}`,
    stop: ["<|eot_id|>", "<|end_of_text|>"],
  };
}

/** Text for models without a chat template: each message after its speaker's name. */
export function plain(conversation: Conversation, names: Names): TextOutput {
  const tag = freeTag(conversation.chat);
  const turns = conversation.chat.map(({ role, content }) => {
    if (role === "system") return enclose(tag, content);
    return `${role === "user" ? names.user : names.char}: ${content}`;
  });
  const system = systemText(conversation);
  const texts = system === "" ? turns : [system, ...turns];
  return {
    target: "plain",
    text: [...texts, `${names.char}:`].join(blankLine),
    stop: [`\n${names.user}:`],
  };
}
