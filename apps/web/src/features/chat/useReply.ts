"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { isUnderWay } from "./liveReply.ts";
import { replyFailureOf } from "./replyFailure.ts";
import { newRun, type Place, type Run, useConverse } from "./useConverse.ts";

/** The one message that may be on its way. It is stopped when its conversation or the page is left. */
function useRunning(conversationId: string, onStop: () => void) {
  const [occupied, setOccupied] = useState(false);
  const running = useRef<Run>(null);
  const stop = useCallback(() => {
    if (running.current === null) return;
    onStop();
    running.current.controller.abort();
  }, [onStop]);
  useEffect(() => {
    if (running.current !== null && running.current.conversationId !== conversationId) stop();
  }, [conversationId, stop]);
  useEffect(() => () => running.current?.controller.abort(), []);

  const hold = (run: Run) => {
    running.current = run;
    setOccupied(true);
  };
  const release = (run: Run) => {
    if (running.current !== run) return;
    running.current = null;
    setOccupied(false);
    run.ended.resolve();
  };
  return { running, occupied, stop, hold, release };
}

/**
 * Sends messages and follows the reply. `onCreated` hears of the conversation that the first
 * message makes.
 */
export function useReply(place: Place) {
  const { conversationId } = place;
  const { live, dispatch, converse, recover, store } = useConverse(place);
  const onStop = useCallback(() => dispatch({ type: "stop" }), [dispatch]);
  const { running, occupied, stop, hold, release } = useRunning(conversationId, onStop);

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
  /**
   * Sends to the open conversation, or to the one that is about to be. Resolves with false when the
   * message was stopped on its way and the server never had it.
   */
  const send = async (text: string, to = conversationId): Promise<boolean> => {
    const previous = running.current;
    if (previous?.controller.signal.aborted === false) return false;
    // A stopped reply keeps the conversation until the server has ended it.
    await previous?.ended.promise;
    if (running.current !== null) return false;
    const run = newRun(to);
    hold(run);
    dispatch({ type: "begin", conversationId: to, text, now: new Date().toISOString() });
    const stored = () => {
      dispatch({ type: "stored" });
      return true;
    };
    const left = await converse(run, text).then(stored, (error: unknown) => settle(run, error));
    release(run);
    void store.listChanged();
    return left;
  };

  const shown = live?.conversationId === conversationId ? live : null;
  return { live: shown, writing: isUnderWay(shown), occupied, send, stop };
}
