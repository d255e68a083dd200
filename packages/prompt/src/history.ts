import { hasVisibleText } from "@personaforge/contract/codePoints";
import type { Names } from "./names.ts";
import { neutralise } from "./neutralise.ts";
import type { PromptInput, PromptMessage } from "./prompt.ts";
import { authorText } from "./sections.ts";

/** Turns that are kept or dropped together: what the reader said, and the answer to it. */
export type Exchange = readonly PromptMessage[];

/** The conversation so far, oldest first. What opens it before the reader spoke is an exchange too. */
export function exchangesOf(
  { character, history }: Pick<PromptInput, "character" | "history">,
  names: Names,
): Exchange[] {
  const exchanges: PromptMessage[][] = [];
  let readerSpoke = false;
  for (const { role, text } of history) {
    if (!hasVisibleText(text)) continue;
    if (role === "user") {
      readerSpoke = true;
      exchanges.push([{ role: "user", content: text }]);
      continue;
    }
    // Before the reader spoke, it is the author's greeting; later, what a model wrote.
    const content = readerSpoke ? neutralise(text) : authorText(text, names);
    const last = exchanges.at(-1) ?? [];
    if (last.length === 0) exchanges.push(last);
    last.push({ role: "assistant", content });
  }
  const greeting = character.initial_greeting ?? "";
  if (history.length === 0 && hasVisibleText(greeting)) {
    exchanges.push([{ role: "assistant", content: authorText(greeting, names) }]);
  }
  return exchanges;
}

/**
 * Makes the roles alternate, as many models demand: after a failed reply, two messages of the
 * reader stand in a row and become one. A message sent again unchanged is sent once.
 */
export function alternate(messages: readonly PromptMessage[]): PromptMessage[] {
  const alternating: PromptMessage[] = [];
  for (const [index, message] of messages.entries()) {
    const last = alternating.at(-1);
    if (last === undefined || last.role !== message.role) {
      alternating.push(message);
    } else if (messages[index - 1]?.content !== message.content) {
      const content = `${last.content}\n\n${message.content}`;
      alternating[alternating.length - 1] = { role: message.role, content };
    }
  }
  return alternating;
}
