import type { Lorebook } from "@personaforge/contract/lorebook";
import type { PromptTurn } from "@personaforge/prompt/prompt";

/**
 * The entries of which a key is found, as programs find them that look for one key after the other:
 * the messages are joined for every entry and folded for every key. The measure of the lore engine.
 */
export function naiveLore(book: Lorebook, messages: readonly PromptTurn[]): number[] {
  const found: number[] = [];
  for (const [place, { keys }] of book.entries.entries()) {
    const text = messages.map((message) => message.text).join("\n");
    if (keys.some((key) => holds(text, key))) found.push(place);
  }
  return found;
}

function holds(text: string, key: string): boolean {
  const written = /^\/(.+)\/([a-z]*)$/s.exec(key);
  if (written === null) return text.toLowerCase().includes(key.toLowerCase());
  const [, source = "", flags = ""] = written;
  return new RegExp(source, flags).test(text);
}
