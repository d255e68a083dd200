import type { PromptOutput, PromptTarget } from "@personaforge/contract/promptOutput";
import type { PromptBlock } from "@personaforge/contract/promptReport";
import type { Names } from "../names.ts";
import { conversationOf, systemText, type Conversation, type Message } from "./conversation.ts";
import { chatml, llama3, plain } from "./textTargets.ts";
import { openingTurn, twoSpeakers } from "./twoSpeakers.ts";

/**
 * Brings blocks into the form that a target takes. System blocks before the first turn are the
 * system prompt; later ones are messages inside the chat. The names are those that `plain` writes
 * before each turn, and each must be one line.
 *
 * Without a message of the reader the prompt ends with the character's greeting, or with its system
 * prompt: the reader's message is what comes next. Where the target needs a message, or wants the
 * reader to speak first, a short turn of the reader opens the chat.
 */
export function render(
  blocks: readonly PromptBlock[],
  target: PromptTarget,
  names: Names,
): PromptOutput {
  const conversation = conversationOf(blocks);
  switch (target) {
    case "openai":
      return { target, messages: messagesOf(conversation) };
    case "responses":
      return responses(conversation);
    case "anthropic":
      return anthropic(conversation);
    case "gemini":
      return gemini(conversation);
    case "chatml":
      return chatml(messagesOf(conversation));
    case "llama3":
      return llama3(messagesOf(conversation));
    case "plain":
      return plain(conversation, names);
  }
}

function messagesOf(conversation: Conversation): Message[] {
  const system = systemText(conversation);
  const chat = [...conversation.chat];
  return system === "" ? chat : [{ role: "system", content: system }, ...chat];
}

function responses(conversation: Conversation): PromptOutput {
  const { chat } = conversation;
  // A request without any input is refused.
  const input: Message[] = chat.length > 0 ? [...chat] : [{ role: "user", content: openingTurn }];
  return { target: "responses", instructions: systemText(conversation), input };
}

function anthropic({ system, chat }: Conversation): PromptOutput {
  const cached = system.findLastIndex(({ stable }) => stable);
  return {
    target: "anthropic",
    system: system.map(({ text }, index) => ({
      type: "text",
      text,
      ...(index === cached && { cache_control: { type: "ephemeral" } }),
    })),
    messages: twoSpeakers(chat),
  };
}

function gemini(conversation: Conversation): PromptOutput {
  const system = systemText(conversation);
  return {
    target: "gemini",
    systemInstruction: { parts: system === "" ? [] : [{ text: system }] },
    contents: twoSpeakers(conversation.chat).map(({ role, content }) => ({
      role: role === "user" ? "user" : "model",
      parts: [{ text: content }],
    })),
  };
}
