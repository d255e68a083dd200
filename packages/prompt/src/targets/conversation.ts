import { hasVisibleText } from "@personaforge/contract/codePoints";
import type { PromptBlock } from "@personaforge/contract/promptReport";

/** One message with its whole text. */
export interface Message<Role extends string = PromptBlock["role"]> {
  readonly role: Role;
  readonly content: string;
}

export interface Conversation {
  /** What stands before the chat, in order; the blocks that stay the same in every turn come first. */
  readonly system: readonly { readonly text: string; readonly stable: boolean }[];
  /** The chat, with the system messages inside it; no two messages in a row of one speaker. */
  readonly chat: readonly Message[];
}

/** What stands between two texts that become one message. */
export const blankLine = "\n\n";

/**
 * Tells what stands before the chat from the chat. Blocks without visible text are left out:
 * Anthropic refuses them, and they say nothing anywhere.
 */
export function conversationOf(blocks: readonly PromptBlock[]): Conversation {
  const written = blocks
    .map(({ role, stable, parts }) => ({
      role,
      stable,
      content: parts.map(({ text }) => text).join(""),
    }))
    .filter(({ content }) => hasVisibleText(content));
  const first = written.findIndex(({ role }) => role !== "system");
  const opening = first === -1 ? written.length : first;
  return {
    system: written.slice(0, opening).map(({ content, stable }) => ({ text: content, stable })),
    chat: mergeSpeakers(written.slice(opening).map(({ role, content }) => ({ role, content }))),
  };
}

/**
 * Makes one message of neighbours by the same speaker, because many models want speakers to
 * alternate. System messages stay apart, and nothing changes its place.
 */
export function mergeSpeakers<Role extends string>(
  messages: readonly Message<Role>[],
): Message<Role>[] {
  const merged: Message<Role>[] = [];
  for (const message of messages) {
    const last = merged.at(-1);
    if (last === undefined || last.role !== message.role || message.role === "system") {
      merged.push(message);
      continue;
    }
    const content = last.content + blankLine + message.content;
    merged[merged.length - 1] = { role: message.role, content };
  }
  return merged;
}

/** The system texts as one, for targets that take only one. */
export function systemText({ system }: Conversation): string {
  return system.map(({ text }) => text).join(blankLine);
}
