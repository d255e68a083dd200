import type { ChatEvent, Turn } from "@personaforge/contract/conversation";
import type { ReplyFailure } from "./replyFailure.ts";

/** One message and its reply from the moment it is sent until both stand in the stored conversation. */
export type LiveReply = {
  /** Empty until the conversation exists. */
  conversationId: string;
  /** What the reader wrote. */
  text: string;
  userTurn: Turn | null;
  turnId: string | null;
  written: string;
  nextSeq: number;
  phase: "sending" | "writing" | "stopped" | "failed";
  failure: ReplyFailure | null;
  /** The stored conversation holds both turns; what stays here is why it failed. */
  stored: boolean;
  begun: string;
};

export type LiveAction =
  | { type: "begin"; conversationId: string; text: string; now: string }
  | { type: "made"; conversationId: string }
  | { type: "events"; events: ChatEvent[] }
  | { type: "stop" }
  | { type: "fail"; failure: ReplyFailure }
  | { type: "stored" }
  | { type: "clear" };

function begin({ conversationId, text, now }: Extract<LiveAction, { type: "begin" }>): LiveReply {
  return {
    ...{ conversationId, text, begun: now },
    userTurn: null,
    turnId: null,
    written: "",
    nextSeq: 0,
    phase: "sending",
    failure: null,
    stored: false,
  };
}

function receive(live: LiveReply, event: ChatEvent): LiveReply {
  switch (event.type) {
    case "start":
      return { ...live, userTurn: event.user_turn, turnId: event.turn_id, phase: "writing" };
    case "delta":
      // A piece that comes a second time has a number that was already seen.
      if (event.seq < live.nextSeq) return live;
      return { ...live, written: live.written + event.text, nextSeq: event.seq + 1 };
    case "done":
      return { ...live, written: event.turn.text };
  }
}

export function liveReply(live: LiveReply | null, action: LiveAction): LiveReply | null {
  if (action.type === "begin") return begin(action);
  if (live === null) return null;
  switch (action.type) {
    case "made":
      return { ...live, conversationId: action.conversationId };
    case "events":
      return action.events.reduce(receive, live);
    case "stop":
      return { ...live, phase: "stopped" };
    case "fail":
      return { ...live, phase: "failed", failure: action.failure };
    case "stored":
      return live.phase === "failed" ? { ...live, stored: true } : null;
    case "clear":
      return null;
  }
}

export function isUnderWay(live: LiveReply | null): boolean {
  return live !== null && (live.phase === "sending" || live.phase === "writing");
}

const states = {
  sending: "streaming",
  writing: "streaming",
  stopped: "cancelled",
  failed: "failed",
} as const;

function turnOf(live: LiveReply, fields: Pick<Turn, "id" | "role" | "text" | "state">): Turn {
  return {
    ...fields,
    conversation_id: live.conversationId,
    position: 0,
    error_code: live.failure?.code ?? null,
    ...{ version: null, prompt_hash: null, provider: null, model: null },
    ...{ finish_reason: null, usage: null, created_at: live.begun },
  };
}

/**
 * The stored turns, followed by what is being said and is not stored yet.
 * @param version of the character, which writes the reply
 */
export function turnsWith(
  stored: readonly Turn[],
  live: LiveReply | null,
  version: number,
): Turn[] {
  if (live === null || live.stored) return [...stored];
  const userTurn =
    live.userTurn ?? turnOf(live, { id: "sent", role: "user", text: live.text, state: "complete" });
  const reply = turnOf(live, {
    id: live.turnId ?? "reply",
    role: "character",
    text: live.written,
    state: states[live.phase],
  });
  const answered = live.turnId !== null || isUnderWay(live);
  const said = answered ? [userTurn, { ...reply, version }] : [userTurn];
  const ids = new Set(said.map(({ id }) => id));
  return [...stored.filter(({ id }) => !ids.has(id)), ...said];
}
