import type { ChatEvent, Turn } from "@personaforge/contract/conversation";
import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "#trpc/appRouter.ts";

export type Message = { conversationId: string; text: string };

/** Hands events on once a frame: a fast model sends more pieces than a screen can show. */
function inFrames(deliver: (events: ChatEvent[]) => void) {
  let waiting: ChatEvent[] = [];
  let frame: number | null = null;
  const flush = () => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    if (waiting.length > 0) deliver(waiting);
    waiting = [];
  };
  return {
    flush,
    add(event: ChatEvent) {
      waiting.push(event);
      frame ??= requestAnimationFrame(flush);
    },
  };
}

/**
 * Sends the message and reads the reply to its end. Resolves with both stored turns. Rejects when
 * the reply fails, when the connection breaks, and when `signal` aborts, which also stops the model.
 */
export async function readReply(
  client: TRPCClient<AppRouter>,
  { conversationId, text }: Message,
  { signal, onEvents }: { signal: AbortSignal; onEvents: (events: ChatEvent[]) => void },
): Promise<Turn[]> {
  const frames = inFrames(onEvents);
  const turns: Turn[] = [];
  const input = { conversation_id: conversationId, text };
  try {
    const events: AsyncIterable<ChatEvent> = await client.conversations.send.mutate(input, {
      signal,
    });
    for await (const event of events) {
      signal.throwIfAborted();
      if (event.type === "start") turns.push(event.user_turn);
      if (event.type === "done") turns.push(event.turn);
      frames.add(event);
    }
  } finally {
    frames.flush();
  }
  if (turns.length < 2) throw new Error("The reply has no end.");
  return turns;
}
