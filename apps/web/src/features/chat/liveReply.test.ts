import type { ChatEvent, Turn } from "@personaforge/contract/conversation";
import { describe, expect, test } from "vitest";
import { isUnderWay, type LiveAction, liveReply, type LiveReply, turnsWith } from "./liveReply.ts";

const now = "2026-11-22T18:00:00.000Z";
const failure = { message: "No.", code: "LLM_TIMEOUT", requestId: "r", retryAfter: null };

function turn(id: string, text: string): Turn {
  return {
    ...{ id, text, conversation_id: "c", position: 0, role: "user", state: "complete" },
    ...{ error_code: null, version: null, prompt_hash: null, provider: null, model: null },
    ...{ finish_reason: null, usage: null, created_at: now },
  };
}

const user = turn("u1", "Hello");
const start: ChatEvent = { type: "start", user_turn: user, turn_id: "t1", demo: true };
const delta = (seq: number, text: string): ChatEvent => ({
  type: "delta",
  turn_id: "t1",
  seq,
  text,
});

function after(...actions: LiveAction[]): LiveReply | null {
  return actions.reduce(liveReply, null as LiveReply | null);
}

const begin: LiveAction = { type: "begin", conversationId: "c", text: "Hello", now };

describe("liveReply", () => {
  test("shows the message at once, before the server has answered", () => {
    const turns = turnsWith([], after(begin), 3);
    expect(turns.map(({ role, text, state }) => [role, text, state])).toEqual([
      ["user", "Hello", "complete"],
      ["character", "", "streaming"],
    ]);
  });

  test("joins the pieces and drops one that comes twice", () => {
    const events = [start, delta(0, "Sit, "), delta(1, "sit."), delta(1, "sit.")];
    expect(after(begin, { type: "events", events })?.written).toBe("Sit, sit.");
  });

  test("does not show a turn twice that was stored meanwhile", () => {
    const live = after(begin, { type: "events", events: [start, delta(0, "Sit")] });
    const stored = [
      turn("g", "Greeting"),
      user,
      { ...turn("t1", ""), state: "streaming" as const },
    ];
    expect(turnsWith(stored, live, 3).map(({ id, text }) => [id, text])).toEqual([
      ["g", "Greeting"],
      ["u1", "Hello"],
      ["t1", "Sit"],
    ]);
  });

  test("keeps what was written when the reader stops", () => {
    const live = after(
      begin,
      { type: "events", events: [start, delta(0, "Sit")] },
      { type: "stop" },
    );
    expect(isUnderWay(live)).toBe(false);
    expect(turnsWith([], live, 3).at(-1)).toMatchObject({
      text: "Sit",
      state: "cancelled",
      version: 3,
    });
    expect(liveReply(live, { type: "stored" })).toBeNull();
  });

  test("remembers why a stored reply failed, and shows its turns only once", () => {
    const events = [start, delta(0, "Sit")];
    const live = after(
      begin,
      { type: "events", events },
      { type: "fail", failure },
      { type: "stored" },
    );
    expect(live?.failure).toEqual(failure);
    expect(turnsWith([user], live, 3)).toEqual([user]);
  });

  test("shows no reply for a message that never arrived", () => {
    const turns = turnsWith([], after(begin, { type: "fail", failure }), 3);
    expect(turns.map(({ role }) => role)).toEqual(["user"]);
  });
});
