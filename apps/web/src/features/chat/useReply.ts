"use client";

import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { useTRPCClient } from "#trpc/react.ts";
import { isUnderWay, liveReply } from "./liveReply.ts";
import { readReply } from "./readReply.ts";
import { replyFailureOf } from "./replyFailure.ts";
import { useConversationStore } from "./useConversation.ts";

/** One message on its way: where to, how to stop it, and how many turns were stored before it. */
type Run = {
  conversationId: string;
  turnsBefore: number;
  /** The server has the message. */
  arrived: boolean;
  controller: AbortController;
  ended: PromiseWithResolvers<void>;
};

function newRun(conversationId: string): Run {
  const controller = new AbortController();
  const ended = Promise.withResolvers<void>();
  return { conversationId, turnsBefore: 0, arrived: false, controller, ended };
}

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
        onEvents: (events) => {
          run.arrived = true;
          dispatch({ type: "events", events });
        },
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

  const release = (run: Run) => {
    if (running.current !== run) return;
    running.current = null;
    setOccupied(false);
    run.ended.resolve();
  };
  /** Tells what became of a run that did not reach its end; false when nothing of it is left. */
  const settle = async (run: Run, error: unknown): Promise<boolean> => {
    const stopped = run.controller.signal.aborted;
    if (!stopped) {
      dispatch({ type: "fail", failure: replyFailureOf(error) });
      release(run);
    }
    const stored = await recover(run);
    const newest = running.current === run || running.current === null;
    const left = stored || run.arrived || !stopped;
    if (newest && stored) dispatch({ type: "stored" });
    if (newest && !left) dispatch({ type: "clear" });
    return left;
  };
  /** Resolves with false when the message was stopped on its way and the server never had it. */
  const send = async (text: string): Promise<boolean> => {
    const previous = running.current;
    if (previous?.controller.signal.aborted === false) return false;
    // A stopped reply keeps the conversation until the server has ended it.
    await previous?.ended.promise;
    if (running.current !== null) return false;
    const run = newRun(conversationId);
    running.current = run;
    setOccupied(true);
    dispatch({ type: "begin", conversationId, text, now: new Date().toISOString() });
    const left = await converse(run, text).then(
      () => {
        dispatch({ type: "stored" });
        return true;
      },
      (error: unknown) => settle(run, error),
    );
    release(run);
    void store.listChanged();
    return left;
  };

  const shown = live?.conversationId === conversationId ? live : null;
  return { live: shown, writing: isUnderWay(shown), occupied, send, stop };
}
