"use client";

import { useDeferredValue, useEffect, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "#trpc/react.ts";
import { browserPrompt } from "./browserPrompt.ts";
import { LivePrompt, type LiveState } from "./livePrompt.ts";
import { promptFailureOf } from "./promptFailure.ts";
import type { PromptQuestion } from "./promptQuestion.ts";
import { serverPrompt } from "./serverPrompt.ts";

export type Prompt = LiveState & { live: LivePrompt<PromptQuestion> };

/**
 * The prompt of a question that changes. `asked` names everything in it that a render knows of; what
 * changes without one, such as a text that is typed, is told with `live.touch`.
 */
export function usePrompt(read: () => PromptQuestion, asked: string): Prompt {
  const client = useTRPCClient();
  const [live] = useState(
    () =>
      new LivePrompt(read, {
        estimate: browserPrompt,
        exact: (question, signal) => serverPrompt(client, question, signal),
        failureOf: promptFailureOf,
      }),
  );
  useEffect(() => live.readFrom(read));
  useEffect(() => live.touch(), [live, asked]);
  useEffect(() => {
    window.addEventListener("online", live.retry);
    return () => {
      window.removeEventListener("online", live.retry);
      live.rest();
    };
  }, [live]);
  const state = useSyncExternalStore(live.subscribe, live.getState, live.getState);
  // A long prompt is drawn when there is time: a key must not wait for it.
  return { ...useDeferredValue(state), live };
}
