"use client";

import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { useTRPCClient } from "#trpc/react.ts";
import { isUnderWay, liveReply } from "./liveReply.ts";
import { readReply } from "./readReply.ts";
import { replyFailureOf } from "./replyFailure.ts";
import { useConversationStore } from "./useConversation.ts";

/** One message on its way: where to, how to end it, and how many turns were stored before it. */
type Run = { controller: AbortController; conversationId: string; turnsBefore: number };

type Place = { conversationId: string; characterId: string; onCreated: (id: string) => void };

/** Makes the conversation if there is none yet, sends the message, and reads the reply. */
function useConverse({ characterId, onCreated }: Place) {
  const client = useTRPCClient();
  const store = useConversationStore();
  const [live, dispatch] = useReducer(liveReply, null);

  const create = async (run: Run) => {
    const { signal } = run.controller;
    const made = await client.conversations.create.mutate({ character: characterId }, { signal });
    store.created(made);
    run.conversationId = made.id;
    dispatch({ type: "made", conversationId: made.id });
    onCreated(made.id);
  };
  const converse = async (run: Run, text: string) => {
    if (run.conversationId === "") await create(run);
    run.turnsBefore = store.turnsOf(run.conversationId).length;
    const turns = await readReply(
      client,
      { conversationId: run.conversationId, text },
      {
        signal: run.controller.signal,
        onEvents: (events) => dispatch({ type: "events", events }),
      },
    );
    store.append(run.conversationId, turns);
  };
  /** Whether the server kept anything of a reply that did not reach its end. */
  const recover = async ({ conversationId, turnsBefore }: Run) => {
    if (conversationId === "") return false;
    const stored = await store.settle(conversationId);
    return stored !== null && stored.turns.length > turnsBefore;
  };
  return { live, dispatch, converse, recover, store };
}

/**
 * Sends messages and follows the reply. `onCreated` hears of the conversation that the first
 * message makes; leaving the conversation or the page stops the reply.
 */
export function useReply(place: Place) {
  const { conversationId } = place;
  const { live, dispatch, converse, recover, store } = useConverse(place);
  const [occupied, setOccupied] = useState(false);
  const running = useRef<Run>(null);

  const stop = useCallback(() => {
    if (running.current === null) return;
    dispatch({ type: "stop" });
    running.current.controller.abort();
  }, [dispatch]);
  useEffect(() => {
    if (running.current !== null && running.current.conversationId !== conversationId) stop();
  }, [conversationId, stop]);
  useEffect(() => () => running.current?.controller.abort(), []);

  const release = () => {
    running.current = null;
    setOccupied(false);
  };
  const send = async (text: string) => {
    if (running.current !== null) return;
    const run: Run = { controller: new AbortController(), conversationId, turnsBefore: 0 };
    running.current = run;
    setOccupied(true);
    dispatch({ type: "begin", conversationId, text, now: new Date().toISOString() });
    try {
      await converse(run, text);
      dispatch({ type: "stored" });
    } catch (error) {
      // After a stop the conversation stays taken until the server has ended the reply.
      if (!run.controller.signal.aborted) {
        dispatch({ type: "fail", failure: replyFailureOf(error) });
        release();
      }
      const kept = await recover(run);
      if (kept && (running.current === run || running.current === null)) {
        dispatch({ type: "stored" });
      }
    }
    if (running.current === run) release();
    void store.listChanged();
  };

  const shown = live?.conversationId === conversationId ? live : null;
  return { live: shown, writing: isUnderWay(shown), occupied, send, stop };
}
