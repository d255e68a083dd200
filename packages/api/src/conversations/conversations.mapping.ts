import type { Conversation, Turn } from "@personaforge/contract/conversation";
import type { ConversationRow, TurnRow } from "./conversations.queries.ts";

export function toTurn(row: TurnRow): Turn {
  const { input_tokens, output_tokens, usage_source, ...turn } = row;
  const counted = input_tokens !== null && output_tokens !== null && usage_source !== null;
  return {
    ...turn,
    usage: counted ? { input_tokens, output_tokens, source: usage_source } : null,
  };
}

/** A turn of a conversation that nobody writes in: a process that died left it unfinished. */
export function toAbandoned(turn: Turn): Turn {
  return turn.state === "streaming" ? { ...turn, state: "failed", error_code: "INTERNAL" } : turn;
}

export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    character: { id: row.character_id, slug: row.slug, name: row.name },
    version: row.version,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}
